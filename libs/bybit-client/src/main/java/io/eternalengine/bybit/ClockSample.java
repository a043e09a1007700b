package io.eternalengine.bybit;

/**
 * One look at the exchange's clock.
 *
 * @param askedMs this machine's clock when the request was written
 * @param serverMs the exchange's clock as it answered
 * @param receivedMs this machine's clock when the answer was read
 */
record ClockSample(long askedMs, long serverMs, long receivedMs) {

    /** How long the answer took. */
    long roundTripMs() {
        return receivedMs - askedMs;
    }

    /** The exchange's clock is ahead by at least this: it was read as the answer arrived. */
    long leastOffsetMs() {
        return serverMs - receivedMs;
    }

    /** The exchange's clock is ahead by at most this: it was read as the request left. */
    long greatestOffsetMs() {
        return serverMs - askedMs;
    }
}
