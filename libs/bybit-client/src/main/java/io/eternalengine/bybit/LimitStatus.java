package io.eternalengine.bybit;

/**
 * What the exchange says about a limit, from the headers of an answer.
 *
 * @param limit requests allowed in a window; 0 when the answer does not say
 * @param remaining requests still allowed in the present window
 * @param resetInMs time until the window ends, 0 to 600000
 */
public record LimitStatus(int limit, int remaining, long resetInMs) {

    private static final long LONGEST_RESET_MS = 600_000;

    public LimitStatus {
        if (limit < 0 || remaining < 0 || resetInMs < 0 || resetInMs > LONGEST_RESET_MS) {
            throw new IllegalArgumentException("limit = " + limit + ", remaining = " + remaining + ", resetInMs = "
                    + resetInMs + ": must be at least 0, and resetInMs at most " + LONGEST_RESET_MS);
        }
    }

    /** Nothing is allowed for a while. */
    public static LimitStatus exhausted(long resetInMs) {
        return new LimitStatus(0, 0, Math.clamp(resetInMs, 0, LONGEST_RESET_MS));
    }
}
