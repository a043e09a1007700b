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

    /** How far the exchange's clock is ahead, if it was read in the middle of the round trip. */
    long offsetMs() {
        return serverMs - (askedMs + roundTripMs() / 2);
    }
}
