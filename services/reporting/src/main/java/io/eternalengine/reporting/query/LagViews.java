package io.eternalengine.reporting.query;

import io.eternalengine.reporting.model.StoredPosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Compares where topics end with how far the read models have come. */
final class LagViews {
    private LagViews() {}

    static Summary.LagView of(Map<TopicPartition, Long> endOffsets, List<StoredPosition> positions) {
        if (endOffsets.isEmpty()) {
            return new Summary.LagView(null, false);
        }
        Map<TopicPartition, Long> nextOffsets = new HashMap<>();
        positions.forEach(row -> nextOffsets.put(new TopicPartition(row.topic, row.partition), row.nextOffset));
        long records = 0;
        boolean caughtUp = true;
        for (var end : endOffsets.entrySet()) {
            long behind = Math.max(0, end.getValue() - nextOffsets.getOrDefault(end.getKey(), 0L));
            records += behind;
            // A partition may end in the marker of a transaction, which is no record and moves no position.
            caughtUp &= behind <= 1;
        }
        return new Summary.LagView(records, caughtUp);
    }
}
