package io.eternalengine.local.fleet.traces;

import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.topics.Topic;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which stages of the way from a candle to a fill each trace has passed. */
public final class TraceCensus {
    private static final Set<String> ENGINES =
            RunningEngine.all().stream().map(RunningEngine::serviceName).collect(Collectors.toUnmodifiableSet());

    /** The stages, in their order. */
    private enum Stage {
        CANDLE_PUBLISHED(Set.of("market-data"), Topic.CANDLES.topicName() + " publish"),
        DECIDED(ENGINES, Topic.CANDLES.topicName() + " process"),
        JUDGED(Set.of("risk"), Topic.INTENTS.topicName() + " process"),
        ORDERED(Set.of("order-execution"), "order create"),
        FILLED(ENGINES, Topic.EXECUTIONS.topicName() + " process");

        private final Set<String> services;
        private final String span;

        Stage(Set<String> services, String span) {
            this.services = services;
            this.span = span;
        }

        static Optional<Stage> of(RecordedSpan span) {
            for (Stage stage : values()) {
                if (stage.services.contains(span.service()) && stage.span.equals(span.name())) {
                    return Optional.of(stage);
                }
            }
            return Optional.empty();
        }
    }

    /**
     * How many were received.
     *
     * @param candleToFill traces that pass every service from the candle to the fill
     */
    public record Counts(long spans, long traces, long candleToFill) {
        /** Without a receiver. */
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    private final Map<String, Set<Stage>> stages = new HashMap<>();
    private long spans;

    void add(RecordedSpan span) {
        spans++;
        Set<Stage> passed = stages.computeIfAbsent(span.traceId(), _ -> EnumSet.noneOf(Stage.class));
        Stage.of(span).ifPresent(passed::add);
    }

    Counts counts() {
        long whole = stages.values().stream()
                .filter(passed -> passed.size() == Stage.values().length)
                .count();
        return new Counts(spans, stages.size(), whole);
    }
}
