package io.eternalengine.engine;

import io.eternalengine.domain.model.Candle;

/**
 * The time of an engine, which it knows from its inputs only. A clock that is ahead stands still until the exchange's time
 * reaches it, and every time-out with it. So what is no candle is believed no further ahead of the newest candle than
 * {@link Candle#FROM_THE_FUTURE_MS}, and a candle, which bears the exchange's own time, turns back a clock that it disproves.
 */
public final class EngineClock {
    private long nowMs;

    /** @param nowMs 0 before the first input */
    public EngineClock(long nowMs) {
        this.nowMs = nowMs;
    }

    /** The latest event time. */
    public long nowMs() {
        return nowMs;
    }

    /** An event happened; one of the past does not turn the clock back. */
    public void reach(long eventTimeMs) {
        nowMs = Math.max(nowMs, eventTimeMs);
    }

    /**
     * Something other than a candle happened; it does not move the clock when its time is far ahead.
     *
     * @param newestCloseMs of the engine's markets; 0 before their first candle, when any time is believed
     */
    public void reach(long eventTimeMs, long newestCloseMs) {
        if (newestCloseMs == 0 || eventTimeMs - newestCloseMs <= Candle.FROM_THE_FUTURE_MS) {
            reach(eventTimeMs);
        }
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
