package io.eternalengine.simulator.rest;

import io.eternalengine.simulator.venue.Refusal;
import io.eternalengine.simulator.venue.ReturnCode;

/** The time that a list covers, both ends included. */
record TimeWindow(long startMs, long endMs) {

    /**
     * The window that a request asks for with startTime and endTime.
     *
     * @param usualMs its length when it names at most one of them
     * @param longestMs the longest that both may name
     */
    static TimeWindow of(Parameters parameters, long nowMs, long usualMs, long longestMs) {
        long startMs = parameters.integerOr("startTime", -1);
        long endMs = parameters.integerOr("endTime", -1);
        if (startMs < 0) {
            long lastMs = endMs < 0 ? nowMs : endMs;
            return new TimeWindow(lastMs - usualMs, lastMs);
        }
        if (endMs < 0) {
            return new TimeWindow(startMs, startMs + usualMs);
        }
        if (endMs < startMs || endMs - startMs > longestMs) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "startTime to endTime must be at most 7 days");
        }
        return new TimeWindow(startMs, endMs);
    }

    /** Everything, for what is asked for by its id. */
    static TimeWindow everything() {
        return new TimeWindow(0, Long.MAX_VALUE);
    }

    /** Whether a request names a time. */
    static boolean isNamedBy(Parameters parameters) {
        return !parameters.text("startTime").isEmpty()
                || !parameters.text("endTime").isEmpty();
    }

    boolean holds(long timeMs) {
        return timeMs >= startMs && timeMs <= endMs;
    }
}
