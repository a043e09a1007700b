package io.eternalengine.domain.model;

/**
 * A closed candle.
 *
 * @param volume in the base asset
 * @param venueTimeMs time of the exchange when it published the candle. No candle ends later than that: what does is not a closed
 *     one, whatever it says
 */
public record Candle(
        InstrumentId instrument,
        long openTimeMs,
        long intervalMs,
        Decimal open,
        Decimal high,
        Decimal low,
        Decimal close,
        Decimal volume,
        long venueTimeMs) {
    /** By how much the clocks of the exchange's own machines may differ. */
    public static final long LONGEST_AHEAD_MS = 5_000;

    private static final long DAY_MS = 24 * 3_600_000L;
    private static final long WEEK_MS = 7 * DAY_MS;
    /** Weeks begin on Mondays; the first one after 1970-01-01, a Thursday, is four days later. */
    private static final long FIRST_MONDAY_MS = 4 * DAY_MS;

    /** A known time that lies further ahead of the exchange's than this was never the exchange's. */
    public static final long FROM_THE_FUTURE_MS = DAY_MS;

    public Candle {
        Require.positive("intervalMs", intervalMs);
        if (openTimeMs > venueTimeMs + LONGEST_AHEAD_MS - intervalMs) {
            throw new IllegalArgumentException(
                    "openTimeMs is " + openTimeMs + ": must have ended by the exchange's time " + venueTimeMs);
        }
        Require.positive("low", low);
        Require.notNegative("volume", volume);
        Require.check(
                high.isAtLeast(open) && high.isAtLeast(close), "high", high, "must not be below open or close", high);
        Require.check(low.isAtMost(open) && low.isAtMost(close), "low", low, "must not be above open or close", low);
    }

    /** A candle published at its end, as in history. */
    public Candle(
            InstrumentId instrument,
            long openTimeMs,
            long intervalMs,
            Decimal open,
            Decimal high,
            Decimal low,
            Decimal close,
            Decimal volume) {
        this(instrument, openTimeMs, intervalMs, open, high, low, close, volume, openTimeMs + intervalMs);
    }

    /** Whether a candle of this length may open then: at a multiple of it within the day, or on a Monday. */
    public static boolean isAligned(long openTimeMs, long intervalMs) {
        if (openTimeMs < 0 || intervalMs <= 0) {
            return false;
        }
        return intervalMs == WEEK_MS
                ? (openTimeMs - FIRST_MONDAY_MS) % WEEK_MS == 0
                : DAY_MS % intervalMs == 0 && openTimeMs % intervalMs == 0;
    }

    /** The first moment after the candle. */
    public long closeTimeMs() {
        return openTimeMs + intervalMs;
    }

    /** Whether the candle is news after a known one that closed at this time: it neither repeats nor overlaps it. */
    public boolean follows(long knownCloseTimeMs) {
        return openTimeMs >= knownCloseTimeMs || disproves(knownCloseTimeMs);
    }

    /** Whether a time known as the exchange's cannot have been: the exchange itself is far from it yet. */
    public boolean disproves(long knownTimeMs) {
        return knownTimeMs - venueTimeMs > FROM_THE_FUTURE_MS;
    }
}
