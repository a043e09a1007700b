package io.eternalengine.core.indicator;

/**
 * Mean and sample standard deviation of the last n values at a glance: values are rounded to whole units and so summed, hence a
 * value that goes takes away what it brought, and nothing drifts. Good for telling on which side of a bound
 * something lies when it is not near to it; {@link #isSure} says when it is not good even for that.
 */
public final class GlancedMoments {
    /** Ten times the largest error of a quotient of mean and deviation. */
    private static final double MARGIN = 0.01;

    /** Of this many values squares fit into a long. */
    private static final double LARGEST_SUM_OF_SQUARES = 9e18;
    /** In units: below, what rounding took away is more than a ten-thousandth of the deviation. */
    private static final double LEAST_DEVIATION = 1e4;

    private final double unitsOfOne;
    private final long largest;

    private final long[] ring;
    private int next;
    private int size;
    private int beyond;
    private long sum;
    private long squares;

    /**
     * Nothing was seen yet.
     *
     * @param largest size of values that are expected; of larger ones it is not sure. The less, the finer the units
     */
    public GlancedMoments(int length, double largest) {
        ring = new long[Length.atLeast(2, length)];
        this.largest = (long) Math.sqrt(LARGEST_SUM_OF_SQUARES / length);
        unitsOfOne = this.largest / largest;
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
        ring[next] = units(value);
        count(ring[next], 1);
        next = next + 1 == ring.length ? 0 : next + 1;
    }

    /** Only zero is rounded to zero. */
    private long units(double value) {
        long units = Math.round(value * unitsOfOne);
        return units == 0 ? (long) Math.signum(value) : units;
    }

    private void count(long units, int sign) {
        if (units > largest || units < -largest) {
            beyond += sign;
        } else {
            sum += sign * units;
            squares += sign * units * units;
        }
    }

    /** Whether there are n values, none of them larger than expected, and they vary by much more than they were rounded. */
    public boolean isSure() {
        return size == ring.length && beyond == 0 && deviation() * unitsOfOne >= LEAST_DEVIATION;
    }

    /** Whether a quotient of values, means and deviations is so far from a bound that it is sure on which side it lies. */
    public static boolean isFar(double quotient, double bound) {
        return Math.abs(quotient - bound) > MARGIN * (1 + Math.abs(bound));
    }

    /** Whether there are n values and all of them are zero. */
    public boolean areAllZero() {
        return size == ring.length && beyond == 0 && squares == 0;
    }

    public double mean() {
        return sum / unitsOfOne / size;
    }

    public double deviation() {
        double mean = (double) sum / size;
        return Math.sqrt(Math.max(0, squares - mean * sum) / (size - 1)) / unitsOfOne;
    }
}
