package io.eternalengine.bybit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Bounds of a stream.
 *
 * @param pingIntervalMs time between pings; the exchange wants one every 20 s
 * @param staleAfterMs time without any message, pongs included, after which the connection is given up; longer than the
 *     ping interval
 * @param firstBackOffMs wait before the first attempt to reconnect; doubled with each attempt, with jitter
 * @param longestBackOffMs longest wait between attempts
 * @param topicStaleAfterMs silence of one topic after which it is stale and asked for again, and after as long again the connection is given
 *     up, at least 1
 * @param jitterSeed makes the jitter repeatable; null for a jitter that differs from process to process
 * @param establishWithinMs time for log-in and subscription to be confirmed, after which the connection is given up, at least 1
 */
public record StreamSettings(
        long pingIntervalMs,
        long staleAfterMs,
        long firstBackOffMs,
        long longestBackOffMs,
        long topicStaleAfterMs,
        @Nullable Long jitterSeed,
        long establishWithinMs) {

    private static final long ESTABLISH_WITHIN_MS = 10_000;
    private static final long TOPIC_STALE_AFTER_MS = 60_000;

    /** Ping every 20 s, stale after 30 s, back off from 250 ms to 30 s. */
    public static final StreamSettings DEFAULT = new StreamSettings(20_000, 30_000, 250, 30_000);

    /** Settings under which a topic is stale after 60 s and the jitter differs from process to process. */
    public StreamSettings(long pingIntervalMs, long staleAfterMs, long firstBackOffMs, long longestBackOffMs) {
        this(
                pingIntervalMs,
                staleAfterMs,
                firstBackOffMs,
                longestBackOffMs,
                TOPIC_STALE_AFTER_MS,
                null,
                ESTABLISH_WITHIN_MS);
    }

    public StreamSettings {
        if (establishWithinMs < 1) {
            throw new IllegalArgumentException("establishWithinMs = " + establishWithinMs + ": must be at least 1");
        }
        if (topicStaleAfterMs < 1) {
            throw new IllegalArgumentException("topicStaleAfterMs = " + topicStaleAfterMs + ": must be at least 1");
        }
        if (pingIntervalMs < 1 || staleAfterMs <= pingIntervalMs) {
            throw new IllegalArgumentException("staleAfterMs = " + staleAfterMs
                    + ": must be longer than pingIntervalMs = " + pingIntervalMs + ", which must be at least 1");
        }
        if (firstBackOffMs < 1 || longestBackOffMs < firstBackOffMs) {
            throw new IllegalArgumentException("longestBackOffMs = " + longestBackOffMs
                    + ": must be at least firstBackOffMs = " + firstBackOffMs + ", which must be at least 1");
        }
    }

    /** The same settings with another bound on a topic's silence. */
    public StreamSettings withTopicStaleAfterMs(long silenceMs) {
        return new StreamSettings(
                pingIntervalMs,
                staleAfterMs,
                firstBackOffMs,
                longestBackOffMs,
                silenceMs,
                jitterSeed,
                establishWithinMs);
    }

    /** The same settings with another bound on log-in and subscription. */
    public StreamSettings withEstablishWithinMs(long withinMs) {
        return new StreamSettings(
                pingIntervalMs,
                staleAfterMs,
                firstBackOffMs,
                longestBackOffMs,
                topicStaleAfterMs,
                jitterSeed,
                withinMs);
    }

    /** The same settings with repeatable jitter. */
    public StreamSettings withJitterSeed(long seed) {
        return new StreamSettings(
                pingIntervalMs,
                staleAfterMs,
                firstBackOffMs,
                longestBackOffMs,
                topicStaleAfterMs,
                seed,
                establishWithinMs);
    }

    /** The source of jitter for one connection. */
    RandomGenerator jitter() {
        return jitterSeed == null ? new SplittableRandom() : new SplittableRandom(jitterSeed);
    }

    /** The wait before attempt {@code attempt}: between half of the back-off and all of it. */
    long waitMs(int attempt, RandomGenerator jitter) {
        long backOff = backOffMs(attempt);
        return Math.max(1, backOff / 2 + jitter.nextLong(backOff / 2 + 1));
    }

    /** The wait before attempt {@code attempt} (0 is the first), before jitter. */
    long backOffMs(int attempt) {
        return Math.min(longestBackOffMs, firstBackOffMs << Math.min(attempt, 20));
    }
}
