package io.eternalengine.domain.indicator;

import java.util.Random;

/** A random market, the same from the same seed: highs, lows and closes that belong together. */
final class Series {
    final double[] high;
    final double[] low;
    final double[] close;

    Series(long seed, int bars) {
        var random = new Random(seed);
        high = new double[bars];
        low = new double[bars];
        close = new double[bars];
        double price = 30_000;
        for (int i = 0; i < bars; i++) {
            double open = price;
            price *= Math.exp(0.02 * random.nextGaussian());
            // Back to where it came from, or a long series would leave the range of prices.
            price += 0.001 * (30_000 - price);
            high[i] = Math.max(open, price) * (1 + 0.01 * random.nextDouble());
            low[i] = Math.min(open, price) * (1 - 0.01 * random.nextDouble());
            close[i] = price;
        }
    }

    int bars() {
        return close.length;
    }

    double periodReturn(int bar) {
        return close[bar] / close[bar - 1] - 1;
    }
}
