package io.eternalengine.service.risk;

import io.eternalengine.local.fleet.replay.PartitionRecords;
import io.eternalengine.local.fleet.replay.StoredRecord;
import io.eternalengine.local.fleet.replay.StoredTopics;
import io.eternalengine.topics.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Topics of which a test alters or removes records. */
final class AlteredTopics implements StoredTopics {
    private final StoredTopics topics;
    private final BiFunction<Topic, StoredRecord, Optional<StoredRecord>> alteration;
    private final Map<String, PartitionRecords> partitions = new HashMap<>();

    AlteredTopics(StoredTopics topics, BiFunction<Topic, StoredRecord, Optional<StoredRecord>> alteration) {
        this.topics = topics;
        this.alteration = alteration;
    }

    @Override
    public PartitionRecords of(Topic topic, int partition) {
        return partitions.computeIfAbsent(
                topic.topicName() + "-" + partition, _ -> new Altered(topic, topics.of(topic, partition)));
    }

    private final class Altered implements PartitionRecords {
        private final Topic topic;
        private final PartitionRecords records;

        Altered(Topic topic, PartitionRecords records) {
            this.topic = topic;
            this.records = records;
        }

        @Override
        public @Nullable StoredRecord peek() {
            for (StoredRecord stored = records.peek(); stored != null; stored = records.peek()) {
                Optional<StoredRecord> altered = alteration.apply(topic, stored);
                if (altered.isPresent()) {
                    return altered.get();
                }
                records.next();
            }
            return null;
        }

        @Override
        public void next() {
            records.next();
        }

        @Override
        public void skipTo(long offset) {
            records.skipTo(offset);
        }

        @Override
        public long settledEnd() {
            return records.settledEnd();
        }
    }
}
