package io.eternalengine.bybit;

/**
 * One look at the exchange's clock.
 *
 * @param askedMs this machine's clock when the request was written
 * @param serverMs the exchange's clock as it answered
 * @param heardMs this machine's clock when the answer was read
 */
record ClockSample(long askedMs, long serverMs, long heardMs) {

    /** How long the answer took. */
    long roundTripMs() {
        return heardMs - askedMs;
    }

    /** The exchange's clock is ahead by at least this: it was read as the answer arrived. */
    long leastOffsetMs() {
        return serverMs - heardMs;
    }

    /** The exchange's clock is ahead by at most this: it was read as the request left. */
    long greatestOffsetMs() {
        return serverMs - askedMs;
    }
}
