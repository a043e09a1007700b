package io.eternalengine.kit.transaction;

import com.google.protobuf.ByteString;
import io.eternalengine.core.state.StateHash;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.consume.TopicReader;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** The last committed state of one owner, kept in a compacted topic. */
public final class Snapshots {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection kafka;
    private final Topic topic;
    private final String owner;

    public Snapshots(KafkaConnection kafka, Topic topic, String owner) {
        this.kafka = kafka;
        this.topic = topic;
        this.owner = owner;
    }

    /**
     * Reads the topic to its end. Call it after the owner's producer has settled the transactions of its predecessor.
     * Owners share the topic, and a transaction under way of another hides what was committed after it began: so this
     * waits until that transaction ends, rather than take an older state for the latest.
     *
     * @throws IllegalStateException when the stored state does not have the hash stored with it
     */
    public Optional<StateSnapshot> latest() {
        try (var reader = new TopicReader(kafka.consumer("snapshots"), List.of(topic))) {
            reader.startAt(Map.of());
            var end = kafka.writtenEnd(topic);
            Optional<StateSnapshot> latest = Optional.empty();
            while (!reader.hasReached(end)) {
                for (var kafkaRecord : reader.poll(POLL)) {
                    var snapshot = (StateSnapshot) Decoding.decode(kafkaRecord).message();
                    if (snapshot.getOwner().equals(owner)) {
                        latest = Optional.of(snapshot);
                    }
                }
            }
            latest.ifPresent(this::verify);
            return latest;
        } catch (UnreadableRecord e) {
            throw new IllegalStateException("topic " + topic.topicName() + " holds no snapshots", e);
        }
    }

    /** The snapshot to send in the transaction that leads to this state. */
    public StateSnapshot snapshot(long sequence, byte[] state, Map<TopicPartition, Long> positions) {
        var builder = StateSnapshot.newBuilder()
                .setOwner(owner)
                .setSequence(sequence)
                .setState(ByteString.copyFrom(state))
                .setStateHash(ByteString.copyFrom(StateHash.of(state)));
        positions.forEach((partition, offset) -> builder.addNextPositions(InputPosition.newBuilder()
                .setTopic(partition.topic())
                .setPartition(partition.partition())
                .setOffset(offset)));
        return builder.build();
    }

    /** The positions that the snapshot was taken at. */
    public static Map<TopicPartition, Long> positions(StateSnapshot snapshot) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        snapshot.getNextPositionsList()
                .forEach(next ->
                        positions.put(new TopicPartition(next.getTopic(), next.getPartition()), next.getOffset()));
        return positions;
    }

    private void verify(StateSnapshot snapshot) {
        byte[] actual = StateHash.of(snapshot.getState().toByteArray());
        if (!Arrays.equals(actual, snapshot.getStateHash().toByteArray())) {
            throw new IllegalStateException(
                    "snapshot " + snapshot.getSequence() + " of " + owner + " does not have the hash stored with it");
        }
    }
}
