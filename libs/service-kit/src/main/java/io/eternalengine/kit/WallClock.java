package io.eternalengine.kit;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The wall clock in microseconds. Only latencies are measured with it; nothing is decided on it. */
public final class WallClock {
    private WallClock() {}

    public static long nowUs() {
        Instant now = Instant.now();
        return TimeUnit.SECONDS.toMicros(now.getEpochSecond()) + TimeUnit.NANOSECONDS.toMicros(now.getNano());
    }
}
