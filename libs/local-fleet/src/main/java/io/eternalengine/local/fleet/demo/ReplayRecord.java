package io.eternalengine.local.fleet.demo;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.engine.TradingEngine;
import io.eternalengine.engine.corehodl.CoreHodlEngine;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.local.fleet.replay.DecisionReplay;
import io.eternalengine.mapping.RecordedParameters;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The inputs and decisions of CORE-HODL in a run, kept so that the run can be replayed at its end. */
final class ReplayRecord {
    private final Set<Topic> inputTopics = EnumSet.copyOf(ConsumerGroup.ENGINE_CORE_HODL.topics());
    private final Map<InputPosition, MessageLite> inputs = new HashMap<>();
    private final List<DecisionRecorded> decisions = new ArrayList<>();

    void observe(SeenRecord seen) {
        if (inputTopics.contains(seen.topic())) {
            inputs.put(position(seen), seen.message());
        }
        if (seen.message() instanceof DecisionRecorded decision
                && decision.getEngine().equals(EngineId.CORE_HODL.label())) {
            decisions.add(decision);
        }
    }

    /** Runs the recorded inputs through the core again, with the recorded parameters. */
    DecisionReplay.Result replay() {
        decisions.sort(Comparator.comparingLong(DecisionRecorded::getSequence));
        return new DecisionReplay(ReplayRecord::engine, this::inputAt).run(decisions);
    }

    private static TradingEngine engine(RecordedParameters parameters) {
        return new CoreHodlEngine(parameters.as(CoreHodlParameters.class));
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
