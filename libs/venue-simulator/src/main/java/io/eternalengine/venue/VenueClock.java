package io.eternalengine.venue;

/** The venue's time, which is given to it. */
final class VenueClock {

    private long nowMs;

    long nowMs() {
        return nowMs;
    }

    void set(long timeMs) {
        if (timeMs < nowMs) {
            throw new IllegalArgumentException("time " + timeMs + " is before " + nowMs);
        }
        nowMs = timeMs;
    }
}
