package io.eternalengine.history;

/**
 * A span of time.
 *
 * @param fromMs first moment inside
 * @param toMs first moment behind it
 */
public record TimeRange(long fromMs, long toMs) {
    /** All times. */
    public static final TimeRange ALL = new TimeRange(Long.MIN_VALUE, Long.MAX_VALUE);

    public TimeRange {
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("from " + fromMs + " must be before to " + toMs);
        }
    }

    public boolean contains(long timeMs) {
        return timeMs >= fromMs && timeMs < toMs;
    }
}
