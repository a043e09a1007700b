package io.eternalengine.local.fleet.replay;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.schemas.v1.InputRun;
import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import java.util.ArrayList;
import java.util.List;

/** The records that risk's log of inputs points to. */
final class RiskInputs {
    private final StoredTopics topics;

    RiskInputs(StoredTopics topics) {
        this.topics = topics;
    }

    /** A record, and where it stands. */
    record Input(String position, MessageLite message) {}

    /** All records of a run; ends the replay when some are gone. */
    List<Input> of(InputRun run) {
        Topic topic = topic(run.getTopic());
        PartitionRecords partition = topics.of(topic, run.getPartition());
        requireNothingBefore(topic, run.getPartition(), run.getFirstOffset());
        List<Input> inputs = new ArrayList<>();
        for (StoredRecord stored = partition.peek();
                stored != null && stored.offset() <= run.getLastOffset();
                stored = partition.peek()) {
            partition.next();
            inputs.add(new Input(
                    position(topic, run.getPartition(), stored.offset()), decoded(topic, run.getPartition(), stored)));
        }
        if (inputs.size() != run.getRecords()) {
            throw new NotReplayed("of " + run.getRecords() + " inputs from "
                    + position(topic, run.getPartition(), run.getFirstOffset()) + " to " + run.getLastOffset()
                    + " the topic holds " + inputs.size());
        }
        return inputs;
    }

    /** The log says that a record was not applied. */
    void passOver(InputPosition position) {
        Topic topic = topic(position.getTopic());
        requireNothingBefore(topic, position.getPartition(), position.getOffset());
        topics.of(topic, position.getPartition()).skipTo(position.getOffset() + 1);
    }

    /** A state that holds everything before this position was taken up. */
    void startAt(InputPosition position) {
        topics.of(topic(position.getTopic()), position.getPartition()).skipTo(position.getOffset());
    }

    /** Signals that were too old at a start were not read; of everything else the log names each record. */
    private void requireNothingBefore(Topic topic, int number, long offset) {
        PartitionRecords partition = topics.of(topic, number);
        StoredRecord head = partition.peek();
        if (head != null && head.offset() < offset) {
            if (topic.kind() != TopicKind.SIGNALS) {
                throw new NotReplayed(position(topic, number, head.offset())
                        + " was, by the log, neither applied nor passed over before " + offset);
            }
            partition.skipTo(offset);
        }
    }

    private static MessageLite decoded(Topic topic, int partition, StoredRecord stored) {
        try {
            return topic.parser().parseFrom(stored.value());
        } catch (InvalidProtocolBufferException e) {
            throw new NotReplayed(
                    position(topic, partition, stored.offset()) + " is no message of its topic: " + e.getMessage());
        }
    }

    private static Topic topic(String name) {
        return Topic.named(name)
                .orElseThrow(() -> new NotReplayed("the log names a topic that this version does not know: " + name));
    }

    private static String position(Topic topic, int partition, long offset) {
        return topic.topicName() + "-" + partition + "@" + offset;
    }
}
