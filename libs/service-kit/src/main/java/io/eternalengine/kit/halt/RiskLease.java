package io.eternalengine.kit.halt;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Held while risk was heard lately. It ends two seconds after the last proof of life was sent, not after it was heard, and
 * runs on the monotonic clock: so neither a stopped risk service, nor a slow network, nor a changed wall clock keeps it
 * alive.
 */
public final class RiskLease {
    /** Longest silence after which nothing is opened any more. */
    public static final Duration DURATION = Duration.ofSeconds(2);

    private final LongSupplier nanoTime;
    private volatile long sentAtNanos;
    private volatile boolean everHeard;

    RiskLease(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * A heartbeat came that was sent this long ago by the wall clocks. One that is too old proves nothing, nor does one
     * from the future: then the clocks cannot tell how old it is.
     */
    void heard(Duration age) {
        if (age.abs().compareTo(DURATION) >= 0) {
            return;
        }
        long sentAt = nanoTime.getAsLong() - Math.max(0, age.toNanos());
        if (!everHeard || sentAt - sentAtNanos > 0) {
            sentAtNanos = sentAt;
            everHeard = true;
        }
    }

    public boolean isHeld() {
        return everHeard && nanoTime.getAsLong() - sentAtNanos < DURATION.toNanos();
    }
}
