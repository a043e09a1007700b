package io.eternalengine.bybit;

/**
 * Bounds of a stream.
 *
 * @param pingIntervalMs time between pings; the exchange wants one every 20 s
 * @param staleAfterMs time without any message, pongs included, after which the connection is given up; longer than the
 *     ping interval
 * @param firstBackOffMs wait before the first attempt to reconnect; doubled with each attempt, with jitter
 * @param longestBackOffMs longest wait between attempts
 */
public record StreamSettings(long pingIntervalMs, long staleAfterMs, long firstBackOffMs, long longestBackOffMs) {

    /** Ping every 20 s, stale after 30 s, back off from 250 ms to 30 s. */
    public static final StreamSettings DEFAULT = new StreamSettings(20_000, 30_000, 250, 30_000);

    public StreamSettings {
        if (pingIntervalMs < 1 || staleAfterMs <= pingIntervalMs) {
            throw new IllegalArgumentException("staleAfterMs = " + staleAfterMs
                    + ": must be longer than pingIntervalMs = " + pingIntervalMs + ", which must be at least 1");
        }
        if (firstBackOffMs < 1 || longestBackOffMs < firstBackOffMs) {
            throw new IllegalArgumentException("longestBackOffMs = " + longestBackOffMs
                    + ": must be at least firstBackOffMs = " + firstBackOffMs + ", which must be at least 1");
        }
    }

    /** The wait before attempt {@code attempt} (0 is the first), before jitter. */
    long backOffMs(int attempt) {
        return Math.min(longestBackOffMs, firstBackOffMs << Math.min(attempt, 20));
    }
}
