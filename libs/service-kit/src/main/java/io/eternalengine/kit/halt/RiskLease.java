package io.eternalengine.kit.halt;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Held while risk's heartbeats are fresh. It ends two seconds after the last proof of life was sent, not after it was received, so neither a
 * stopped risk service nor a slow network keeps it alive. Two clocks count, because either can be wrong alone: the monotonic clock
 * stands still while the machine is suspended, and the wall clock can be set. When they disagree on how long ago the proof was, it
 * proves nothing.
 */
public final class RiskLease {
    /** Longest silence after which nothing is opened any more. */
    public static final Duration DURATION = Duration.ofSeconds(2);

    /** A larger difference between the two clocks is a suspended machine or a clock that was set. */
    static final Duration LARGEST_DISAGREEMENT = Duration.ofMillis(250);

    private final LongSupplier nanoTime;
    private final LongSupplier wallMs;
    private volatile @Nullable Proof latest;

    /** When a heartbeat was sent, by both clocks. */
    private record Proof(long sentAtNanos, long sentAtWallMs) {}

    RiskLease(LongSupplier nanoTime, LongSupplier wallMs) {
        this.nanoTime = nanoTime;
        this.wallMs = wallMs;
    }

    /**
     * A heartbeat came that was sent this long ago by the wall clocks. One that is too old proves nothing, nor does one
     * from the future: then the clocks do not show how old it is.
     */
    void renew(Duration age) {
        if (age.abs().compareTo(DURATION) >= 0) {
            return;
        }
        long ageMs = Math.max(0, age.toMillis());
        Proof proof = new Proof(nanoTime.getAsLong() - Math.max(0, age.toNanos()), wallMs.getAsLong() - ageMs);
        Proof before = latest;
        if (before == null || !agrees(before) || proof.sentAtNanos() - before.sentAtNanos() > 0) {
            latest = proof;
        }
    }

    /** For how long it is still held unless another proof comes; zero when it is not held. */
    public Duration left() {
        Proof proof = latest;
        if (proof == null || !agrees(proof)) {
            return Duration.ZERO;
        }
        long passedNanos = Math.max(nanoTime.getAsLong() - proof.sentAtNanos(), passedByWallNanos(proof));
        return Duration.ofNanos(Math.max(0, DURATION.toNanos() - passedNanos));
    }

    public boolean isHeld() {
        return left().isPositive();
    }

    private boolean agrees(Proof proof) {
        long difference = passedByWallNanos(proof) - (nanoTime.getAsLong() - proof.sentAtNanos());
        return Math.abs(difference) <= LARGEST_DISAGREEMENT.toNanos();
    }

    private long passedByWallNanos(Proof proof) {
        return Duration.ofMillis(wallMs.getAsLong() - proof.sentAtWallMs()).toNanos();
    }
}
