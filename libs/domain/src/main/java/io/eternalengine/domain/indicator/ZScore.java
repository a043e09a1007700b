package io.eternalengine.domain.indicator;

/**
 * How many sample standard deviations the latest value lies above the mean of the last n, itself among them:
 * {@code z = (x − x̄) / s}. Warm after n values.
 *
 * <p>Source: the standard score of any text on statistics, with divisor n − 1.
 */
public final class ZScore {
    private final RollingDeviation deviation;
    private double latest;

    public ZScore(int length) {
        this(new RollingDeviation(length), Double.NaN);
    }

    private ZScore(RollingDeviation deviation, double latest) {
        this.deviation = deviation;
        this.latest = latest;
    }

    public void update(double value) {
        deviation.update(value);
        latest = value;
    }

    public boolean isWarm() {
        return deviation.isWarm();
    }

    /** NaN while cold; 0 when the values did not vary. */
    public double value() {
        double scale = deviation.sampleDeviation();
        return scale == 0 ? 0 : (latest - deviation.mean()) / scale;
    }
}
