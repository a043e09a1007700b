package io.eternalengine.benchmarks;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import java.util.Random;

/**
 * Hourly prices of one coin, three years of them again and again, each time one in a thousand higher, so that every cycle has
 * its all-time high. Prices are a random walk of 0.9 % an hour, about that of ETH from 2018 to 2022; most of its news is that of
 * all coins, as is the drift, which changes every ten days; and once in six weeks or so all coins fall by a quarter in a day and
 * come back in the five days after. What is kept are numbers; candles are made of them when they are asked for.
 */
final class PriceCycle {
    static final int HOURS = 3 * 365 * 24;

    private static final double LIFT = 0.001;
    private static final double NEWS = 0.009;
    private static final double SHARE_OF_ALL_COINS = 0.85;
    private static final double OWN_SHARE = Math.sqrt(1 - SHARE_OF_ALL_COINS * SHARE_OF_ALL_COINS);
    private static final double DRIFT = 0.0004;
    private static final int DRIFT_HOURS = 240;
    private static final double WICK = 0.003;

    private static final int CRASH_GAP_HOURS = 900;
    private static final int FALL_HOURS = 24;
    private static final int COMEBACK_HOURS = 120;
    private static final double CRASH_DEPTH = 0.32;

    private static final int CENTS = 2;
    private static final int VOLUME_DECIMALS = 6;
    private static final long MOST_VOLUME = 200_000_000;

    /** In cents, in the first cycle. */
    private final double[] open = new double[HOURS];

    private final double[] high = new double[HOURS];
    private final double[] low = new double[HOURS];
    private final double[] close = new double[HOURS];
    private final long[] volume = new long[HOURS];

    /**
     * @param own of the coin alone
     * @param common of all coins, at its beginning
     * @param firstPrice in USDT
     */
    PriceCycle(Random own, Random common, double firstPrice) {
        double[] walk = walk(own, common);
        double firstCents = 100 * firstPrice;
        for (int hour = 0; hour < HOURS; hour++) {
            open[hour] = firstCents * Math.exp(walk[hour]);
            close[hour] = firstCents * Math.exp(walk[hour + 1]);
            high[hour] = Math.max(open[hour], close[hour]) * (1 + WICK * own.nextDouble());
            low[hour] = Math.min(open[hour], close[hour]) * (1 - WICK * own.nextDouble());
            volume[hour] = own.nextLong(1, MOST_VOLUME);
        }
    }

    /** Logarithms of prices at the full hours, bent so that the last is the first one lifted. */
    private static double[] walk(Random own, Random common) {
        double[] walk = new double[HOURS + 1];
        double drift = 0;
        int sinceCrash = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            if (common.nextInt(DRIFT_HOURS) == 0) {
                drift = DRIFT * common.nextGaussian();
            }
            boolean crashes = common.nextInt(CRASH_GAP_HOURS) == 0 && sinceCrash > FALL_HOURS + COMEBACK_HOURS;
            sinceCrash = crashes ? 0 : sinceCrash + 1;
            double news = SHARE_OF_ALL_COINS * common.nextGaussian() + OWN_SHARE * own.nextGaussian();
            walk[hour + 1] = walk[hour] + drift + NEWS * news + stepOfCrash(sinceCrash);
        }
        double bend = (Math.log1p(LIFT) - walk[HOURS]) / HOURS;
        for (int hour = 1; hour <= HOURS; hour++) {
            walk[hour] += bend * hour;
        }
        return walk;
    }

    private static double stepOfCrash(int sinceCrash) {
        if (sinceCrash < FALL_HOURS) {
            return -CRASH_DEPTH / FALL_HOURS;
        }
        return sinceCrash < FALL_HOURS + COMEBACK_HOURS ? CRASH_DEPTH / COMEBACK_HOURS : 0;
    }

    Candle candle(InstrumentId id, int hour) {
        int index = hour % HOURS;
        int cycle = hour / HOURS;
        double level = Math.pow(1 + LIFT, cycle);
        return new Candle(
                id,
                GeneratedMarket.START_MS + hour * GeneratedMarket.HOUR_MS,
                GeneratedMarket.HOUR_MS,
                cents(open[index] * level),
                cents(high[index] * level),
                cents(low[index] * level),
                cents(close[index] * level),
                Decimal.ofUnscaled(volume[index], VOLUME_DECIMALS));
    }

    /** Rounding keeps the order of prices, so that a high stays a high. */
    private static Decimal cents(double price) {
        return Decimal.ofUnscaled(Math.round(price), CENTS);
    }
}
