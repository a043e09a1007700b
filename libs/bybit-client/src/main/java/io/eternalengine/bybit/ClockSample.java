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

    /** The exchange read its clock no later than the answer was heard: it is ahead by at least this. */
    long leastOffsetMs() {
        return serverMs - heardMs;
    }

    /** The exchange read its clock no sooner than it was asked: it is ahead by at most this. */
    long mostOffsetMs() {
        return serverMs - askedMs;
    }
}
