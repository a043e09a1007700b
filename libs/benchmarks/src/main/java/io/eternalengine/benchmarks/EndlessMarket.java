package io.eternalengine.benchmarks;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.market.TradingRules;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Sentiment;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * Spot and perpetual of BTC and ETH, hourly, with funding every eight hours and an index of sentiment every day, as long as
 * wanted: three years of a random walk that ends where it began, again and again, so that nothing but the time goes on.
 */
final class EndlessMarket {
    private static final int CYCLE_HOURS = 3 * 365 * 24;
    private static final int FUNDING_HOURS = 8;
    private static final int DAY_HOURS = 24;
    private static final long SEED = 11;

    private EndlessMarket() {}

    static MarketData of(int hours) {
        List<MarketSeries> series = new ArrayList<>();
        List<FundingSettlement> funding = new ArrayList<>();
        for (InstrumentId id : List.of(Tape.BTC_SPOT, Tape.BTC_PERPETUAL, Tape.ETH_SPOT, Tape.ETH_PERPETUAL)) {
            boolean bitcoin = id.symbol().startsWith("BTC");
            // Spot and perpetual of a coin have the same prices.
            Candle[] cycle =
                    closed(GeneratedMarket.candles(bitcoin ? SEED : SEED + 1, id, bitcoin ? 8_000 : 200, CYCLE_HOURS));
            List<Candle> candles = new ArrayList<>(hours);
            for (int hour = 0; hour < hours; hour++) {
                candles.add(at(cycle[hour % CYCLE_HOURS], hour));
            }
            series.add(new MarketSeries(TradingRules.of(id), candles));
        }
        var random = new Random(SEED);
        List<Sentiment> sentiment = new ArrayList<>();
        for (int hour = FUNDING_HOURS; hour <= hours; hour += FUNDING_HOURS) {
            long atMs = timeMs(hour);
            for (InstrumentId id : Tape.PERPETUALS) {
                long hundredthsOfBps = random.nextBoolean() ? 100 : Math.round(100 + 200 * random.nextGaussian());
                funding.add(new FundingSettlement(
                        id, Decimal.ofUnscaled(hundredthsOfBps, 6), atMs, FUNDING_HOURS * GeneratedMarket.HOUR_MS));
            }
            if (hour % DAY_HOURS == 0) {
                sentiment.add(new Sentiment(random.nextInt(10, 90), atMs));
            }
        }
        return new MarketData(series, funding, sentiment, List.of(), new TreeMap<>());
    }

    /** The walk bent so that its last close is its first open. */
    private static Candle[] closed(Candle[] walk) {
        double first = walk[0].open().toDouble();
        double last = walk[walk.length - 1].close().toDouble();
        for (int i = 0; i < walk.length; i++) {
            double before = Math.pow(first / last, (double) i / walk.length);
            double after = Math.pow(first / last, (i + 1.0) / walk.length);
            Candle candle = walk[i];
            Decimal open = cents(candle.open().toDouble() * before);
            Decimal close = cents(candle.close().toDouble() * after);
            walk[i] = new Candle(
                    candle.instrument(),
                    candle.openTimeMs(),
                    candle.intervalMs(),
                    open,
                    cents(candle.high().toDouble() * Math.max(before, after))
                            .max(open)
                            .max(close),
                    cents(candle.low().toDouble() * Math.min(before, after))
                            .min(open)
                            .min(close),
                    close,
                    candle.volume());
        }
        return walk;
    }

    private static Candle at(Candle candle, int hour) {
        return new Candle(
                candle.instrument(),
                timeMs(hour),
                candle.intervalMs(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume());
    }

    private static long timeMs(int hour) {
        return GeneratedMarket.START_MS + hour * GeneratedMarket.HOUR_MS;
    }

    private static Decimal cents(double price) {
        return Decimal.of(BigDecimal.valueOf(Math.round(price * 100), 2));
    }
}
