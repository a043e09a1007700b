package io.eternalengine.core.model;

/**
 * A closed candle.
 *
 * @param volume in the base asset
 */
public record Candle(
        InstrumentId instrument,
        long openTimeMs,
        long intervalMs,
        Decimal open,
        Decimal high,
        Decimal low,
        Decimal close,
        Decimal volume) {
    public Candle {
        Require.positive("intervalMs", intervalMs);
        Require.positive("low", low);
        Require.notNegative("volume", volume);
        Require.check(
                high.isAtLeast(open) && high.isAtLeast(close), "high", high, "must not be below open or close", high);
        Require.check(low.isAtMost(open) && low.isAtMost(close), "low", low, "must not be above open or close", low);
    }

    /** The first moment after the candle. */
    public long closeTimeMs() {
        return openTimeMs + intervalMs;
    }
}
