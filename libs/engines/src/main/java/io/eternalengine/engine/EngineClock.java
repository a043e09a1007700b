package io.eternalengine.engine;

import io.eternalengine.domain.model.Candle;
import java.util.function.LongSupplier;

/**
 * The time of an engine, which it knows from its inputs only. A clock that is ahead stands still until the exchange's time
 * reaches it, and every time-out with it. So what is no candle is believed no further ahead of the newest candle than
 * {@link Candle#FROM_THE_FUTURE_MS}, and a candle, which bears the exchange's own time, turns back a clock that it disproves.
 */
public final class EngineClock {
    private final LongSupplier newestCloseMs;
    private long nowMs;

    /**
     * A clock that was set.
     *
     * @param nowMs 0 before the first input
     * @param newestCloseMs of the engine's markets; 0 before their first candle, when any time is believed
     */
    public EngineClock(long nowMs, LongSupplier newestCloseMs) {
        this.nowMs = nowMs;
        this.newestCloseMs = newestCloseMs;
    }

    /** The latest event time. */
    public long nowMs() {
        return nowMs;
    }

    /**
     * Something other than a candle happened; one of the past does not turn the clock back, and one far ahead of the newest
     * candle does not move it.
     */
    public void reach(long eventTimeMs) {
        long newestMs = newestCloseMs.getAsLong();
        if (newestMs == 0 || eventTimeMs - newestMs <= Candle.FROM_THE_FUTURE_MS) {
            nowMs = Math.max(nowMs, eventTimeMs);
        }
    }

    /** A candle of no market of the engine, or of the past. */
    public void reach(Candle candle) {
        nowMs = Math.max(nowMs, candle.closeTimeMs());
    }

    /**
     * A market of the engine went on.
     *
     * @return whether its candle disproved the clock and turned it back
     */
    public boolean follow(Candle candle) {
        boolean disproved = candle.disproves(nowMs);
        nowMs = disproved ? candle.closeTimeMs() : Math.max(nowMs, candle.closeTimeMs());
        return disproved;
    }
}
