package io.eternalengine.engine.offending;

import java.time.Clock;
import java.time.Instant;

/** Breaks a rule on purpose, once in each method. */
public final class ReadsTheClock {
    public Instant instantNow() {
        return Instant.now();
    }

    public long clock(Clock clock) {
        return clock.millis();
    }
}
