package io.eternalengine.backtester.market;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import java.util.ArrayList;
import java.util.List;

/** A day of a market, made of its shorter candles, for people to look at. */
public record DailyCandle(long openTimeMs, Decimal open, Decimal high, Decimal low, Decimal close) {
    private static final long DAY_MS = 86_400_000L;

    /** The days of a series from a time on. */
    public static List<DailyCandle> of(MarketSeries series, long fromMs) {
        List<DailyCandle> days = new ArrayList<>();
        int first = 0;
        while (first < series.size()) {
            int next = first + 1;
            while (next < series.size() && dayOf(series.candle(next)) == dayOf(series.candle(first))) {
                next++;
            }
            int from = first;
            while (from < next && series.candle(from).openTimeMs() < fromMs) {
                from++;
            }
            if (from < next) {
                days.add(of(series, from, next));
            }
            first = next;
        }
        return days;
    }

    private static long dayOf(Candle candle) {
        return candle.openTimeMs() / DAY_MS;
    }

    private static DailyCandle of(MarketSeries series, int from, int to) {
        Candle candle = series.candle(from);
        Decimal high = candle.high();
        Decimal low = candle.low();
        for (int i = from + 1; i < to; i++) {
            high = high.max(series.candle(i).high());
            low = low.min(series.candle(i).low());
        }
        return new DailyCandle(
                dayOf(candle) * DAY_MS,
                candle.open(),
                high,
                low,
                series.candle(to - 1).close());
    }
}
