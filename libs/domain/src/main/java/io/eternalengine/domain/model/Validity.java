package io.eternalengine.domain.model;

import java.time.Duration;

/**
 * How long a decision may wait for its order, in the time of the exchange. What opens exposure is decided anew on the next hourly
 * candle, so it lives as long as its candle is the latest. What reduces exposure is still right a day later, up to what is held then.
 */
public final class Validity {
    public static final long OPENING_MS = Duration.ofHours(1).toMillis();
    public static final long REDUCTION_MS = Duration.ofDays(1).toMillis();

    private Validity() {}

    /** The end of validity of what was decided then, epoch milliseconds. */
    public static long until(long decidedAtMs, boolean reduces) {
        long lastsMs = reduces ? REDUCTION_MS : OPENING_MS;
        return decidedAtMs > Long.MAX_VALUE - lastsMs ? Long.MAX_VALUE : decidedAtMs + lastsMs;
    }
}
