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
 * Funding is as sticky as the real one of BTC and ETH from 2019 to 2022 (a correlation of 0.8 from one settlement to the next,
 * the base rate in about four of ten, below 0 in one or two of ten), and so is sentiment.
 */
final class EndlessMarket {
    private static final int CYCLE_HOURS = 3 * 365 * 24;
    private static final int FUNDING_HOURS = 8;
    private static final int DAY_HOURS = 24;
    private static final long SEED = 11;

    private static final long BASE_RATE_MILLIONTHS = 100;
    private static final double STICKINESS = 0.8;
    private static final double PRESSURE_NEWS = 210;
    private static final double PRESSURE_WITHOUT_EFFECT = 200;
    private static final double MOOD_STICKINESS = 0.95;
    private static final double MOOD_NEWS = 6;

    private EndlessMarket() {}

    static MarketData of(int hours) {
        List<MarketSeries> series = new ArrayList<>();
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
        return new MarketData(series, funding(hours), sentiment(hours), List.of(), new TreeMap<>());
    }

    private static List<FundingSettlement> funding(int hours) {
        var random = new Random(SEED);
        double[] pressure = new double[Tape.PERPETUALS.size()];
        List<FundingSettlement> funding = new ArrayList<>();
        for (int hour = FUNDING_HOURS; hour <= hours; hour += FUNDING_HOURS) {
            for (int i = 0; i < pressure.length; i++) {
                pressure[i] = STICKINESS * pressure[i] + PRESSURE_NEWS * random.nextGaussian();
                double beyond = Math.max(0, Math.abs(pressure[i]) - PRESSURE_WITHOUT_EFFECT);
                long millionths = Math.round(BASE_RATE_MILLIONTHS + Math.copySign(beyond, pressure[i]));
                funding.add(new FundingSettlement(
                        Tape.PERPETUALS.get(i),
                        Decimal.ofUnscaled(millionths, 6),
                        timeMs(hour),
                        FUNDING_HOURS * GeneratedMarket.HOUR_MS));
            }
        }
        return funding;
    }

    private static List<Sentiment> sentiment(int hours) {
        var random = new Random(SEED);
        List<Sentiment> sentiment = new ArrayList<>();
        double mood = 0;
        for (int hour = DAY_HOURS; hour <= hours; hour += DAY_HOURS) {
            mood = MOOD_STICKINESS * mood + MOOD_NEWS * random.nextGaussian();
            sentiment.add(new Sentiment(Math.toIntExact(Math.round(Math.clamp(50 + mood, 5, 95))), timeMs(hour)));
        }
        return sentiment;
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
