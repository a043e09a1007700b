package io.eternalengine.backtester;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.PublishedTradingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Histories that tests write. */
public final class Histories {
    public static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    public static final InstrumentId ETH = InstrumentId.spot("ETHUSDT");
    public static final long HOUR_MS = 3_600_000L;
    public static final long DAY_MS = 24 * HOUR_MS;
    /** 2024-01-10T00:00:00Z. */
    public static final long START_MS = 1_704_844_800_000L;

    private Histories() {}

    public static Decimal dec(String text) {
        return Decimal.of(text);
    }

    /** An hourly candle of BTC, the nth after the start. */
    public static Candle candle(InstrumentId id, int hour, String open, String high, String low, String close) {
        return new Candle(
                id, START_MS + hour * HOUR_MS, HOUR_MS, dec(open), dec(high), dec(low), dec(close), dec("1000"));
    }

    public static MarketSeries series(InstrumentId id, List<Candle> candles) {
        return new MarketSeries(PublishedTradingRules.of(id), candles);
    }

    /** Spot and perpetual of BTC and ETH, in the order of their ids. */
    static List<MarketSeries> ofBothCoins(
            List<Candle> btc, List<Candle> eth, List<Candle> btcPerpetual, List<Candle> ethPerpetual) {
        return List.of(
                series(InstrumentId.spot("BTCUSDT"), btc),
                series(InstrumentId.spot("ETHUSDT"), eth),
                series(InstrumentId.linear("BTCUSDT"), btcPerpetual),
                series(InstrumentId.linear("ETHUSDT"), ethPerpetual));
    }

    public static MarketData data(List<MarketSeries> series) {
        return new MarketData(series, List.of(), List.of(), List.of(), new TreeMap<>());
    }

    /** A random walk of both markets from a seed, hourly. */
    public static MarketData randomWalk(long seed, int hours) {
        var random = new Random(seed);
        return data(List.of(walk(BTC, "40000", hours, random), walk(ETH, "2500", hours, random)));
    }

    private static MarketSeries walk(InstrumentId id, String start, int hours, Random random) {
        List<Candle> candles = new ArrayList<>();
        Decimal price = dec(start);
        for (int hour = 0; hour < hours; hour++) {
            Decimal open = moved(price, random);
            Decimal close = moved(open, random);
            Decimal high = open.max(close).plus(Decimal.of(random.nextInt(20)));
            Decimal low = open.min(close).minus(Decimal.of(random.nextInt(20)));
            candles.add(new Candle(
                    id, START_MS + hour * HOUR_MS, HOUR_MS, open, high, low, close, Decimal.of(random.nextInt(5_000))));
            price = close;
        }
        return series(id, candles);
    }

    private static Decimal moved(Decimal price, Random random) {
        Decimal factor = Decimal.of(10_000 + random.nextInt(-150, 151)).times(dec("0.0001"));
        return price.times(factor).floorToStep(dec("0.01")).max(dec("100"));
    }
}
