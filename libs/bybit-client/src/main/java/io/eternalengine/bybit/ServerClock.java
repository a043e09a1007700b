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

    /** Takes the exchange's time to have been read in the middle between asking and hearing the answer. */
    void measured(long askedMs, long serverMs, long heardMs) {
        offsetMs = serverMs - (askedMs + (heardMs - askedMs) / 2);
    }
}
