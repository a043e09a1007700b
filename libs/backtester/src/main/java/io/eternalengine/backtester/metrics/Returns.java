package io.eternalengine.backtester.metrics;

import java.util.Arrays;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.descriptive.StandardDeviation;

/** Figures of a series of daily returns. */
public final class Returns {
    private static final double DAYS_PER_YEAR = 365;
    private static final double TAIL = 0.05;

    private final double[] daily;

    private Returns(double[] daily) {
        this.daily = daily;
    }

    /** The returns between daily values, which are above 0. */
    public static Returns between(double[] values) {
        double[] daily = new double[Math.max(0, values.length - 1)];
        for (int i = 0; i < daily.length; i++) {
            daily[i] = values[i + 1] / values[i] - 1;
        }
        return new Returns(daily);
    }

    public static Returns of(double[] daily) {
        return new Returns(daily.clone());
    }

    public int days() {
        return daily.length;
    }

    public double[] daily() {
        return daily.clone();
    }

    /** What one unit became, from the start on. */
    double[] curve() {
        double[] values = new double[daily.length + 1];
        values[0] = 1;
        for (int i = 0; i < daily.length; i++) {
            values[i + 1] = values[i] * (1 + daily[i]);
        }
        return values;
    }

    /** The smallest. */
    double worst() {
        return Arrays.stream(daily).min().orElse(Double.NaN);
    }

    /** {@code Π(1 + r) − 1}. */
    public double total() {
        double growth = 1;
        for (double change : daily) {
            growth *= 1 + change;
        }
        return growth - 1;
    }

    /** The yearly return that, compounded, gives the total. */
    public double annual() {
        return daily.length == 0 ? Double.NaN : StrictMath.pow(1 + total(), DAYS_PER_YEAR / daily.length) - 1;
    }

    /** Sample standard deviation × √365. */
    public double volatility() {
        return daily.length < 2 ? Double.NaN : deviation() * Math.sqrt(DAYS_PER_YEAR);
    }

    /** Mean over sample standard deviation, × √365; the riskless rate counts as 0 (Sharpe, 1994). */
    public double sharpe() {
        return daily.length < 2 ? Double.NaN : ratio(mean(), deviation());
    }

    /** Mean over downside deviation from 0, × √365 (Sortino and Price, 1994). */
    public double sortino() {
        double squares = 0;
        for (double change : daily) {
            squares += change < 0 ? change * change : 0;
        }
        return daily.length == 0 ? Double.NaN : ratio(mean(), Math.sqrt(squares / daily.length));
    }

    /** The loss that was exceeded on one day of twenty, as a positive fraction. */
    public double valueAtRisk95() {
        return daily.length == 0 ? Double.NaN : -tail();
    }

    /** The mean loss of the days that were that bad or worse, as a positive fraction. */
    public double conditionalValueAtRisk95() {
        if (daily.length == 0) {
            return Double.NaN;
        }
        double tail = tail();
        return -Arrays.stream(daily).filter(change -> change <= tail).average().orElse(Double.NaN);
    }

    private double tail() {
        return Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).evaluate(daily, TAIL);
    }

    private double mean() {
        return Mean.of(daily).getAsDouble();
    }

    private double deviation() {
        return StandardDeviation.of(daily).getAsDouble();
    }

    private static double ratio(double mean, double deviation) {
        return deviation == 0 ? Double.NaN : mean / deviation * Math.sqrt(DAYS_PER_YEAR);
    }
}
