package io.eternalengine.kit.health;

import io.eternalengine.domain.model.TextRules;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What a shell's loop reports about itself: whether it runs, and when it last went round. */
public final class ShellStatus {
    /** How long a loop may stay away before the process counts as stuck: longer than any Kafka time-out. */
    public static final Duration STUCK_AFTER = Duration.ofSeconds(60);

    private final String name;
    private volatile String notReadyBecause = "starting";
    private final AtomicLong lag = new AtomicLong();
    private final AtomicLong lastTurnNanos = new AtomicLong(System.nanoTime());

    public ShellStatus(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** How many records its loop has not read yet. */
    public void lag(long records) {
        lag.set(records);
    }

    long lag() {
        return lag.get();
    }

    public void turned() {
        lastTurnNanos.set(System.nanoTime());
    }

    public void ready() {
        notReadyBecause = "";
    }

    public void notReady(String because) {
        notReadyBecause = because;
    }

    /** The loop failed and begins again. It goes round, so it lives: to start the process anew would help it no more. */
    public void retrying(Exception failure) {
        notReady("retrying after: " + TextRules.clipped(String.valueOf(failure.getMessage())));
        turned();
    }

    public boolean isReady() {
        return notReadyBecause.isEmpty();
    }

    /** Empty when ready. */
    public String notReadyBecause() {
        return notReadyBecause;
    }

    /** Time since the loop last went round, on the monotonic clock. */
    public Duration sinceLastTurn() {
        return Duration.ofNanos(System.nanoTime() - lastTurnNanos.get());
    }

    public boolean isStuck() {
        return sinceLastTurn().compareTo(STUCK_AFTER) > 0;
    }
}
