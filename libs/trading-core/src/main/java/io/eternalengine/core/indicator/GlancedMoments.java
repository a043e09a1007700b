package io.eternalengine.core.indicator;

/**
 * Mean and sample standard deviation of the last n values at a glance: values are rounded to a hundred-millionth and summed as
 * whole numbers, so a value that goes takes away what it brought, and nothing drifts. Good for telling on which side of a bound
 * something lies when it is not near to it; {@link #isSure} says when it is not good even for that.
 */
public final class GlancedMoments {
    /** Ten times the largest error of a quotient of mean and deviation. */
    private static final double MARGIN = 0.01;

    private static final double UNITS_OF_ONE = 1e8;
    /** Below, what rounding took away is more than a thousandth of the deviation. */
    private static final double LEAST_DEVIATION = 1e-4;

    private final long[] ring;
    private int next;
    private int size;
    private int beyond;
    private long sum;
    private long squares;

    public GlancedMoments(int length) {
        ring = new long[Length.atLeast(2, length)];
    }

    /** As if there had been no value yet. */
    public void clear() {
        next = 0;
        size = 0;
        beyond = 0;
        sum = 0;
        squares = 0;
    }

    public void update(double value) {
        if (size == ring.length) {
            count(ring[next], -1);
        } else {
            size++;
        }
        ring[next] = Math.round(value * UNITS_OF_ONE);
        count(ring[next], 1);
        next = next + 1 == ring.length ? 0 : next + 1;
    }

    private void count(long units, int sign) {
        if (units > UNITS_OF_ONE || units < -UNITS_OF_ONE) {
            beyond += sign;
        } else {
            sum += sign * units;
            squares += sign * units * units;
        }
    }

    /** Whether there are n values, none of them above 1 in size, and they vary by much more than they were rounded. */
    public boolean isSure() {
        return size == ring.length && beyond == 0 && deviation() >= LEAST_DEVIATION;
    }

    /** Whether a quotient of values, means and deviations is so far from a bound that it is sure on which side it lies. */
    public static boolean isFar(double quotient, double bound) {
        return Math.abs(quotient - bound) > MARGIN * (1 + Math.abs(bound));
    }

    public double mean() {
        return sum / UNITS_OF_ONE / size;
    }

    public double deviation() {
        double mean = (double) sum / size;
        return Math.sqrt(Math.max(0, squares - mean * sum) / (size - 1)) / UNITS_OF_ONE;
    }
}
