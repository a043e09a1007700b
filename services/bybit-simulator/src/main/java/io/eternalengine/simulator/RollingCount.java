package io.eternalengine.simulator;

/** Admits so many events within any stretch of time of one length. */
final class RollingCount {

    private final long lengthNanos;
    private final long[] admittedNanos;
    private long admitted;

    /** Admits {@code most} events, at least one, within {@code lengthNanos}. */
    RollingCount(int most, long lengthNanos) {
        this.lengthNanos = lengthNanos;
        this.admittedNanos = new long[most];
    }

    /** Whether one more may happen now; only what is admitted counts. */
    boolean admits(long nowNanos) {
        int oldest = (int) (admitted % admittedNanos.length);
        if (admitted >= admittedNanos.length && nowNanos - admittedNanos[oldest] < lengthNanos) {
            return false;
        }
        admittedNanos[oldest] = nowNanos;
        admitted++;
        return true;
    }
}
