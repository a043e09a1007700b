package io.eternalengine.local.fleet.demo;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.local.fleet.replay.DecisionReplay;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The inputs and decisions of all engines in a run, kept so that the run can be replayed at its end. */
final class ReplayRecord {
    private final Set<Topic> inputTopics = RunningEngine.inputsOfAll();
    private final Map<InputPosition, MessageLite> inputs = new HashMap<>();
    private final Map<RunningEngine, List<Kept>> decisions = new EnumMap<>(RunningEngine.class);

    /** A decision in its encoded form, which takes a third of the memory: engines decide on everything that they read. */
    private record Kept(long sequence, ByteString encoded) {
        static Kept of(DecisionRecorded decision) {
            return new Kept(decision.getSequence(), decision.toByteString());
        }

        DecisionRecorded decoded() {
            try {
                return DecisionRecorded.parseFrom(encoded);
            } catch (InvalidProtocolBufferException e) {
                throw new IllegalStateException("A decision that was encoded here cannot be decoded", e);
            }
        }
    }

    private UnaryOperator<DecisionRecorded> reading = UnaryOperator.identity();

    ReplayRecord() {
        RunningEngine.all().forEach(engine -> decisions.put(engine, new ArrayList<>()));
    }

    /** Decisions are compared as this gives them. */
    void readAs(UnaryOperator<DecisionRecorded> asNow) {
        reading = asNow;
    }

    void observe(SeenRecord seen) {
        if (inputTopics.contains(seen.topic())) {
            inputs.put(position(seen), seen.message());
        }
        if (seen.message() instanceof DecisionRecorded decision) {
            decisions.forEach((engine, log) -> {
                if (engine.made(decision)) {
                    log.add(Kept.of(decision));
                }
            });
        }
    }

    /** Runs the recorded inputs of each engine through the core again, with the recorded parameters. */
    Map<RunningEngine, DecisionReplay.Result> replay() {
        Map<RunningEngine, DecisionReplay.Result> results = new EnumMap<>(RunningEngine.class);
        decisions.forEach((engine, log) -> {
            log.sort(Comparator.comparingLong(Kept::sequence));
            Iterable<DecisionRecorded> decoded =
                    () -> log.stream().map(Kept::decoded).map(reading).iterator();
            results.put(engine, new DecisionReplay(engine::machine, this::inputAt).run(decoded));
        });
        return results;
    }

    private MessageLite inputAt(InputPosition position) {
        return Objects.requireNonNull(inputs.get(position), () -> "no record was seen at " + position);
    }

    private static InputPosition position(SeenRecord seen) {
        return InputPosition.newBuilder()
                .setTopic(seen.topic().topicName())
                .setPartition(seen.partition())
                .setOffset(seen.offset())
                .build();
    }
}
