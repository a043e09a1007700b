package io.eternalengine.core.indicator;

import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * Volatility: the sample standard deviation {@code s = √(Σ(r − r̄)² / (n − 1))} of the last n returns, each of one period
 * and as a fraction. Warm after n returns. It is per period; {@link #annualized} says so explicitly with the periods of a year
 * (365 for daily returns of a market that never closes).
 *
 * <p>Source: J. C. Hull, <i>Options, Futures, and Other Derivatives</i>, “Estimating volatility from historical data”.
 */
public final class RollingVolatility {
    private final RollingDeviation deviation;

    public RollingVolatility(int length) {
        this(new RollingDeviation(length));
    }

    private RollingVolatility(RollingDeviation deviation) {
        this.deviation = deviation;
    }

    public RollingVolatility copy() {
        return new RollingVolatility(deviation.copy());
    }

    /** Takes in the return of one period, as a fraction. */
    public void update(double periodReturn) {
        deviation.update(periodReturn);
    }

    public boolean isWarm() {
        return deviation.isWarm();
    }

    /** Per period, as a fraction; NaN while cold. */
    public double perPeriod() {
        return deviation.sampleDeviation();
    }

    /** Per year, as a fraction: {@code s · √periods}, returns of different periods taken as independent. */
    public double annualized(double periodsPerYear) {
        return perPeriod() * Math.sqrt(periodsPerYear);
    }

    public void write(StateWriter writer) {
        deviation.write(writer);
    }

    public static RollingVolatility read(StateReader reader, int length) {
        return new RollingVolatility(RollingDeviation.read(reader, length));
    }
}
