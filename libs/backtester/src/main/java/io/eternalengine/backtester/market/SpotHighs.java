package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The candles that made the highest prices before a time. Engines receive them first: an all-time high is one of all history
 * that is there, not of the days that warm up.
 */
final class SpotHighs {
    private SpotHighs() {}

    /** Of candles in order of time the one with the highest price, the earliest of equals; null of none. */
    static @Nullable Candle of(List<Candle> candles) {
        Candle highest = null;
        for (Candle candle : candles) {
            highest = higher(highest, candle);
        }
        return highest;
    }

    /** Those known already and those of the series, before a time. */
    static List<Candle> before(long timeMs, List<MarketSeries> series, List<Candle> known) {
        Map<InstrumentId, Candle> highs = new TreeMap<>();
        known.forEach(candle -> highs.put(candle.instrument(), candle));
        for (MarketSeries one : series) {
            InstrumentId id = one.instrument().id();
            Candle highest = id.category() == MarketCategory.SPOT ? before(timeMs, one, highs.get(id)) : null;
            if (highest != null) {
                highs.put(id, highest);
            }
        }
        List<Candle> inOrder = new ArrayList<>(highs.values());
        inOrder.sort(Comparator.comparingLong(Candle::openTimeMs).thenComparing(Candle::instrument));
        return inOrder;
    }

    private static @Nullable Candle before(long timeMs, MarketSeries series, @Nullable Candle known) {
        Candle highest = known;
        for (int i = 0; i < series.size() && series.candle(i).openTimeMs() < timeMs; i++) {
            highest = higher(highest, series.candle(i));
        }
        return highest;
    }

    private static Candle higher(@Nullable Candle highest, Candle candle) {
        return highest == null || candle.high().isAbove(highest.high()) ? candle : highest;
    }
}
