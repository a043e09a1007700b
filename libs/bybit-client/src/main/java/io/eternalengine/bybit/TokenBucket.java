package io.eternalengine.bybit;

/**
 * A bucket that a limit of N requests a window is never broken with: a fifth of N may go at once and the rest flows in over
 * the window, so any window sees at most N. Time comes from the caller, in milliseconds, and never goes back.
 */
final class TokenBucket {

    private static final int BURST_SHARE = 5;

    private final int windowMs;
    private int limit;
    private double tokens;
    private long filledAtMs;
    private long blockedUntilMs;

    TokenBucket(EndpointGroup group, long nowMs) {
        this.windowMs = group.windowMs();
        this.limit = group.requests();
        this.tokens = burst();
        this.filledAtMs = nowMs;
        this.blockedUntilMs = nowMs;
    }

    /** Milliseconds until a token is there; 0 when one can be taken now. */
    long waitMs(long nowMs) {
        fill(nowMs);
        if (blockedUntilMs > nowMs) {
            return blockedUntilMs - nowMs;
        }
        return tokens >= 1 ? 0 : Math.max(1, (long) Math.ceil((1 - tokens) / tokensPerMs()));
    }

    void take() {
        tokens -= 1;
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
        tokens = Math.min(burst(), tokens + Math.max(0, nowMs - filledAtMs) * tokensPerMs());
        filledAtMs = Math.max(filledAtMs, nowMs);
    }

    private int burst() {
        return Math.max(1, limit / BURST_SHARE);
    }

    private double tokensPerMs() {
        return Math.max(limit - burst(), limit / 2.0) / windowMs;
    }
}
