package io.eternalengine.bybit;

/**
 * A bucket that a limit of N requests a window is never broken with: a fifth of N may go at once and the rest flows in over
 * the window, so any window sees at most N. Without a limit (0) everything may go unless it is blocked. Time comes from the
 * caller, in milliseconds, and never goes back.
 */
final class TokenBucket {

    private static final int BURST_SHARE = 5;

    private final int windowMs;
    private int limit;
    private double tokens;
    private long filledAtMs;
    private long blockedUntilMs;

    TokenBucket(int limit, int windowMs, long nowMs) {
        this.windowMs = windowMs;
        this.limit = limit;
        this.tokens = burst(limit);
        this.filledAtMs = nowMs;
        this.blockedUntilMs = nowMs;
    }

    /** Milliseconds until a token is there and so many others are left; 0 when one can be taken now. */
    long waitMs(long nowMs, int keptFree) {
        fill(nowMs);
        if (isBlocked(nowMs)) {
            return blockedUntilMs - nowMs;
        }
        double missing = limit == 0 ? 0 : 1 + keptFree - tokens;
        return missing <= 0 ? 0 : Math.max(1, (long) Math.ceil(missing / tokensPerMs()));
    }

    boolean isBlocked(long nowMs) {
        return blockedUntilMs > nowMs;
    }

    void take() {
        tokens -= limit == 0 ? 0 : 1;
    }

    void observed(LimitStatus status, long nowMs) {
        fill(nowMs);
        if (status.limit() > 0) {
            limit = status.limit();
        }
        tokens = Math.min(tokens, status.remaining());
        if (status.remaining() == 0) {
            blockedUntilMs = Math.max(blockedUntilMs, nowMs + status.resetInMs());
        }
    }

    private void fill(long nowMs) {
        tokens = Math.min(burst(limit), tokens + Math.max(0, nowMs - filledAtMs) * tokensPerMs());
        filledAtMs = Math.max(filledAtMs, nowMs);
    }

    /** How many of a limit may go at once. */
    static int burst(int limit) {
        return Math.max(1, limit / BURST_SHARE);
    }

    private double tokensPerMs() {
        return Math.max(limit - burst(limit), limit / 2.0) / windowMs;
    }
}
