package io.eternalengine.reporting.projection;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The right to write to the read models, until the next turn begins.
 *
 * @param generation grows by one with each turn
 * @param nextOffsets offset of the first record of each partition that the read models do not contain
 */
record Turn(long generation, Map<TopicPartition, Long> nextOffsets) {
    Turn {
        nextOffsets = Map.copyOf(nextOffsets);
    }
}
