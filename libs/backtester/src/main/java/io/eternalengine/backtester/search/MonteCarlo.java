package io.eternalengine.backtester.search;

import io.eternalengine.backtester.metrics.Trade;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * How deep the drawdown might have been had the same trades come in another order. The sum of all trades stays, so the end does;
 * what changes is the way there.
 *
 * @param runs orders that were drawn
 * @param actualDrawdown of the trades in their own order, realised profits only
 * @param median of the deepest drawdowns
 * @param percentile95 of twenty orders one was worse
 * @param worst of all orders drawn
 */
public record MonteCarlo(int runs, long seed, double actualDrawdown, double median, double percentile95, double worst) {
    private static final double[] QUANTILES = {0.5, 0.95, 1.0};

    /** Shuffles the trades; without any all figures are 0. */
    public static MonteCarlo ofTradeOrder(List<Trade> trades, double startEquity, int runs, long seed) {
        double[] profits =
                trades.stream().mapToDouble(trade -> trade.profit().toDouble()).toArray();
        double actual = deepest(profits, startEquity);
        var random = new Random(seed);
        double[] drawdowns = new double[runs];
        for (int run = 0; run < runs; run++) {
            shuffle(profits, random);
            drawdowns[run] = deepest(profits, startEquity);
        }
        double[] found = Quantile.withDefaults().evaluate(drawdowns, QUANTILES);
        return new MonteCarlo(runs, seed, actual, found[0], found[1], found[2]);
    }

    private static double deepest(double[] profits, double startEquity) {
        double equity = startEquity;
        double peak = startEquity;
        double depth = 0;
        for (double profit : profits) {
            equity += profit;
            peak = Math.max(peak, equity);
            depth = Math.max(depth, 1 - equity / peak);
        }
        return depth;
    }

    private static void shuffle(double[] values, Random random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
