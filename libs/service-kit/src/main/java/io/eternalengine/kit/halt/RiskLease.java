package io.eternalengine.kit.halt;

import java.time.Duration;

/**
 * Held while risk was heard lately. Measured on the monotonic clock from the moment of hearing, so that neither a stopped
 * risk service, nor a lost network, nor a changed wall clock keeps it alive.
 */
public final class RiskLease {
    /** Longest silence after which nothing is opened any more. */
    public static final Duration DURATION = Duration.ofSeconds(2);

    private volatile long heardAtNanos;
    private volatile boolean everHeard;

    /** A heartbeat came that was sent this long ago by the wall clocks; too old a one proves nothing. */
    void heard(Duration age) {
        if (age.compareTo(DURATION) < 0) {
            heardAtNanos = System.nanoTime();
            everHeard = true;
        }
    }

    public boolean isHeld() {
        return everHeard && System.nanoTime() - heardAtNanos < DURATION.toNanos();
    }
}
