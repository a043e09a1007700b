package io.eternalengine.local.fleet.demo;

import io.eternalengine.schemas.v1.ExecutionReported;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.OrderStateChanged;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.schemas.v1.VerdictOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What became of the intents of a load, by the topics. Times are those of the wall clock of one machine, in milliseconds; a latency begins
 * when the intent was to be sent by the schedule, not when it was.
 */
final class LoadRecord {
    private static final Set<OrderState> ENDS = Set.of(
            OrderState.ORDER_STATE_FILLED,
            OrderState.ORDER_STATE_CANCELLED,
            OrderState.ORDER_STATE_REJECTED,
            OrderState.ORDER_STATE_EXPIRED);

    /** One intent. */
    private static final class Course {
        private final long dueMs;
        private final boolean reduces;
        private long verdictMs;
        private long firstByteMs;
        private long endMs;
        private String end = "";
        private int ends;

        Course(long dueMs, boolean reduces) {
            this.dueMs = dueMs;
            this.reduces = reduces;
        }
    }

    private final Map<String, Course> courses = new HashMap<>();
    private final Set<String> executions = new HashSet<>();
    private long unended;
    private long mostUnended;

    /** Before it is sent. */
    void due(String intentId, long dueMs, boolean reduces) {
        courses.put(intentId, new Course(dueMs, reduces));
        unended++;
        mostUnended = Math.max(mostUnended, unended);
    }

    void observe(SeenRecord seen) {
        switch (seen.message()) {
            case RiskVerdict verdict -> on(verdict, seen.writtenAtMs());
            case OrderStateChanged changed -> on(changed, seen.writtenAtMs());
            case ExecutionReported execution -> executions.add(execution.getExecutionId());
            default -> {}
        }
    }

    private void on(RiskVerdict verdict, long atMs) {
        Course course = courses.get(verdict.getIntentId());
        if (course == null) {
            return;
        }
        course.verdictMs = atMs;
        if (verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_REJECTED) {
            end(course, "risk: " + verdict.getRule(), atMs);
        }
    }

    private void on(OrderStateChanged changed, long atMs) {
        Course course = courses.get(changed.getIntentId());
        if (course == null) {
            return;
        }
        if (changed.getFirstByteWallUs() > 0) {
            course.firstByteMs = changed.getFirstByteWallUs() / 1_000;
        }
        if (ENDS.contains(changed.getState())) {
            end(course, changed.getState().name().replace("ORDER_STATE_", "") + rule(changed.getCause()), atMs);
        }
    }

    /** A cause begins with its rule: {@code expired: valid until …}. */
    private static String rule(String cause) {
        int colon = cause.indexOf(':');
        return colon < 0 ? "" : ": " + cause.substring(0, colon);
    }

    private void end(Course course, String end, long atMs) {
        course.ends++;
        if (course.ends == 1) {
            course.end = end;
            course.endMs = atMs;
            unended--;
        }
    }

    long unended() {
        return unended;
    }

    /** How many intents were under way at most. */
    long mostUnended() {
        return mostUnended;
    }

    long executions() {
        return executions.size();
    }

    /** Intents that ended more than once. */
    long endedTwice() {
        return courses.values().stream().filter(course -> course.ends > 1).count();
    }

    /** How many ended how. */
    SortedMap<String, Long> ends(boolean reducing) {
        SortedMap<String, Long> ends = new TreeMap<>();
        courses.values().stream()
                .filter(course -> course.reduces == reducing && course.ends > 0)
                .forEach(course -> ends.merge(course.end, 1L, Long::sum));
        return ends;
    }

    Latencies toVerdict() {
        return latencies(course -> course.verdictMs, course -> true);
    }

    Latencies toFirstByte(boolean reducing) {
        return latencies(course -> course.firstByteMs, course -> course.reduces == reducing);
    }

    Latencies toFill(boolean reducing) {
        return latencies(
                course -> course.end.startsWith("FILLED") ? course.endMs : 0, course -> course.reduces == reducing);
    }

    private Latencies latencies(Function<Course, Long> reachedMs, Predicate<Course> which) {
        List<Long> micros = new ArrayList<>();
        courses.values().stream().filter(which).forEach(course -> {
            long atMs = reachedMs.apply(course);
            if (atMs > 0) {
                micros.add((atMs - course.dueMs) * 1_000);
            }
        });
        return Latencies.ofMicros(micros);
    }
}
