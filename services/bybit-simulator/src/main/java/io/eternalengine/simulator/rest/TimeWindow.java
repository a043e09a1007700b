package io.eternalengine.simulator.rest;

import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.util.OptionalLong;

/** The time that a list covers, both ends included. */
record TimeWindow(long startMs, long endMs) {

    /**
     * The window that a request asks for with startTime and endTime.
     *
     * @param usualMs its length when it names at most one of them
     * @param longestMs the longest that both may name
     */
    static TimeWindow of(Parameters parameters, long nowMs, long usualMs, long longestMs) {
        OptionalLong start = parameters.time("startTime");
        OptionalLong end = parameters.time("endTime");
        if (start.isEmpty()) {
            long lastMs = end.orElse(nowMs);
            return new TimeWindow(lastMs - usualMs, lastMs);
        }
        long startMs = start.getAsLong();
        if (end.isEmpty()) {
            return new TimeWindow(startMs, startMs + usualMs);
        }
        long endMs = end.getAsLong();
        requireOrder("startTime", startMs, "endTime", endMs);
        if (endMs - startMs > longestMs) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "startTime to endTime must be at most 7 days");
        }
        return new TimeWindow(startMs, endMs);
    }

    /** Refuses a time that ends before it begins. */
    static void requireOrder(String startName, long startMs, String endName, long endMs) {
        if (endMs < startMs) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, startName + " must not be later than " + endName);
        }
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
