package io.eternalengine.bybit;

/** The exchange's clock as this machine's clock plus a measured offset. */
public final class ServerClock {

    private volatile long offsetMs;

    /** The exchange's time now, epoch milliseconds. */
    public long serverTimeMs() {
        return System.currentTimeMillis() + offsetMs;
    }

    /** How far the exchange's clock is ahead of this machine's, in milliseconds. */
    public long offsetMs() {
        return offsetMs;
    }

    /**
     * The exchange read its clock somewhere between asking and hearing the answer, so the offset lies between two bounds. An
     * offset within them stays; another moves to the nearer bound. A slow answer therefore never spoils a good offset.
     */
    void measured(ClockSample sample) {
        offsetMs = Math.clamp(offsetMs, sample.leastOffsetMs(), sample.greatestOffsetMs());
    }
}
