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
    private static final class Intent {
        private final long dueMs;
        private final boolean reduces;
        private long verdictMs;
        private long firstByteMs;
        private long endMs;
        private String end = "";
        private int ends;

        Intent(long dueMs, boolean reduces) {
            this.dueMs = dueMs;
            this.reduces = reduces;
        }
    }

    private final Map<String, Intent> intents = new HashMap<>();
    private final Set<String> executions = new HashSet<>();
    private long unended;
    private long mostUnended;

    /** Before it is sent. */
    void due(String intentId, long dueMs, boolean reduces) {
        intents.put(intentId, new Intent(dueMs, reduces));
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
        Intent intent = intents.get(verdict.getIntentId());
        if (intent == null) {
            return;
        }
        intent.verdictMs = atMs;
        if (verdict.getOutcome() == VerdictOutcome.VERDICT_OUTCOME_REJECTED) {
            end(intent, "risk: " + verdict.getRule(), atMs);
        }
    }

    private void on(OrderStateChanged changed, long atMs) {
        Intent intent = intents.get(changed.getIntentId());
        if (intent == null) {
            return;
        }
        if (changed.getFirstByteWallUs() > 0) {
            intent.firstByteMs = changed.getFirstByteWallUs() / 1_000;
        }
        if (ENDS.contains(changed.getState())) {
            end(intent, changed.getState().name().replace("ORDER_STATE_", "") + rule(changed.getCause()), atMs);
        }
    }

    /** A cause begins with its rule: {@code expired: valid until …}. */
    private static String rule(String cause) {
        int colon = cause.indexOf(':');
        return colon < 0 ? "" : ": " + cause.substring(0, colon);
    }

    private void end(Intent intent, String end, long atMs) {
        intent.ends++;
        if (intent.ends == 1) {
            intent.end = end;
            intent.endMs = atMs;
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
        return intents.values().stream().filter(intent -> intent.ends > 1).count();
    }

    /** How many ended how. */
    SortedMap<String, Long> ends(boolean reducing) {
        SortedMap<String, Long> ends = new TreeMap<>();
        intents.values().stream()
                .filter(intent -> intent.reduces == reducing && intent.ends > 0)
                .forEach(intent -> ends.merge(intent.end, 1L, Long::sum));
        return ends;
    }

    Latencies toVerdict() {
        return latencies(intent -> intent.verdictMs, intent -> true);
    }

    Latencies toFirstByte(boolean reducing) {
        return latencies(intent -> intent.firstByteMs, intent -> intent.reduces == reducing);
    }

    Latencies toFill(boolean reducing) {
        return latencies(
                intent -> intent.end.startsWith("FILLED") ? intent.endMs : 0, intent -> intent.reduces == reducing);
    }

    private Latencies latencies(Function<Intent, Long> reachedMs, Predicate<Intent> which) {
        List<Long> micros = new ArrayList<>();
        intents.values().stream().filter(which).forEach(intent -> {
            long atMs = reachedMs.apply(intent);
            if (atMs > 0) {
                micros.add((atMs - intent.dueMs) * 1_000);
            }
        });
        return Latencies.ofMicros(micros);
    }
}
