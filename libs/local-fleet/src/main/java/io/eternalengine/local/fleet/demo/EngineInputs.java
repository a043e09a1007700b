package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.mapping.EngineInputMapping;
import io.eternalengine.schemas.v1.DecisionRecorded;
import io.eternalengine.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far an engine has come with each partition that it reads. An engine records one decision for every input, with the
 * position of the input, so an input without one has not been digested. Of tickers it takes as many as it needs, and what became of
 * another account's orders is no input of it.
 */
final class EngineInputs {
    private final RunningEngine engine;
    private final Map<String, Long> lastSeen = new TreeMap<>();
    private final Map<String, Long> lastDecided = new TreeMap<>();

    EngineInputs(RunningEngine engine) {
        this.engine = engine;
    }

    void observe(SeenRecord seen) {
        if (engine.inputs().contains(seen.topic())
                && seen.topic() != Topic.TICKERS
                && EngineInputMapping.concerns(engine.account(), seen.message())) {
            lastSeen.merge(key(seen.topic().topicName(), seen.partition()), seen.offset(), Math::max);
        }
        if (seen.message() instanceof DecisionRecorded decision && engine.made(decision) && decision.hasInput()) {
            var input = decision.getInput();
            lastDecided.merge(key(input.getTopic(), input.getPartition()), input.getOffset(), Math::max);
        }
    }

    /** What is still undecided, a sentence for each partition. */
    List<String> awaited() {
        List<String> awaited = new ArrayList<>();
        lastSeen.forEach((partition, offset) -> {
            long decided = lastDecided.getOrDefault(partition, -1L);
            if (decided < offset) {
                awaited.add(engine + "'s decision on " + partition + " offset " + offset
                        + (decided < 0 ? " (none yet)" : " (last: " + decided + ")"));
            }
        });
        return awaited;
    }

    private static String key(String topic, int partition) {
        return topic + "/" + partition;
    }
}
