package io.eternalengine.simulator;

import java.time.Duration;

/**
 * What a WebSocket connection may cost.
 *
 * @param unreadBytesOfOne what one client may leave unread before it is disconnected
 * @param unreadBytesOfAll what all clients together may leave unread before the slowest is disconnected
 * @param silence how long, by the wall clock, a connection lives on which neither side says anything
 */
public record StreamLimits(long unreadBytesOfOne, long unreadBytesOfAll, Duration silence) {

    /** As the exchange's documentation of its heartbeat says, state of July 2026. */
    static final Duration EXCHANGE_SILENCE = Duration.ofMinutes(10);

    /** What is unread stands outside the heap and beside it: an eighth leaves room for the venue. */
    private static final int PART_OF_HEAP = 8;

    private static final int PART_OF_ALL = 4;
    private static final long LEAST_BYTES = 64 * 1024;
    private static final Duration LONGEST_SILENCE = Duration.ofDays(1);

    public StreamLimits {
        if (unreadBytesOfOne < LEAST_BYTES || unreadBytesOfOne > unreadBytesOfAll) {
            throw new ConfigurationRefused(
                    "unread-bytes", unreadBytesOfAll, "must be at least " + PART_OF_ALL * LEAST_BYTES);
        }
        if (silence.isNegative() || silence.isZero() || silence.compareTo(LONGEST_SILENCE) > 0) {
            throw new ConfigurationRefused(
                    "silent-stream-seconds",
                    silence.toSeconds(),
                    "must be between 1 and " + LONGEST_SILENCE.toSeconds());
        }
    }

    /** Limits where all clients together may leave so much unread, and each of them a quarter of it. */
    static StreamLimits ofTotal(long unreadBytes, Duration silence) {
        return new StreamLimits(unreadBytes / PART_OF_ALL, unreadBytes, silence);
    }

    /** What a heap of so many bytes can bear. */
    static long totalFor(long heapBytes) {
        return Math.max(PART_OF_ALL * LEAST_BYTES, heapBytes / PART_OF_HEAP);
    }
}
