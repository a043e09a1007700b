package io.eternalengine.kit.transaction;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.kit.consume.SetAside;
import io.eternalengine.kit.consume.TopicReader;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.logging.LogLine;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.schemas.v1.InputPosition;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** The last committed state of one owner, kept in a compacted topic. */
public final class Snapshots {
    /** What the keys about snapshots begin with. */
    public static final String CONFIGURATION = "eternal.snapshots";

    /** The format that a machine's snapshots are stored in, so that the release before can go on; the current one without. */
    public static final String WRITE_FORMAT = CONFIGURATION + ".write-format";

    private static final Logger LOG = Logger.getLogger(Snapshots.class);
    private static final Duration POLL = Duration.ofMillis(200);
    /** The transaction of whoever was killed is aborted when it times out; a little is left for the broker to do so. */
    private static final Duration LONGEST_WAIT = KafkaConnection.TRANSACTION_TIMEOUT.plusSeconds(5);

    private final KafkaConnection kafka;
    private final Topic topic;
    private final String owner;
    private List<OutboundRecord> foreignRecords = List.of();
    private final AlertPublisher alerts;

    public Snapshots(KafkaConnection kafka, Topic topic, String owner) {
        this.kafka = kafka;
        this.topic = topic;
        this.owner = owner;
        this.alerts = kafka.alerts();
    }

    /**
     * Reads the topic to its end. Call it after the owner's producer has settled the transactions of its predecessor.
     * Owners share the topic, and a transaction under way of another hides what was committed after it began: so this
     * waits until that transaction ends, rather than take an older state for the latest; but not longer than any transaction
     * lasts, and then an alert is raised. What is no snapshot is passed over: the owner's last one lies before or behind it.
     *
     * @throws IllegalStateException when the topic cannot be read to its end in time, when the stored state does not have the
     *     hash stored with it, or when there is none but something else under the owner's key, which may have taken its place
     */
    public Optional<StateSnapshot> latest() {
        try (var reader = new TopicReader(kafka.consumer("snapshots"), List.of(topic))) {
            reader.startAt(Map.of());
            var end = kafka.writtenEnd(topic);
            var reading = new Reading();
            long deadlineNanos = System.nanoTime() + LONGEST_WAIT.toNanos();
            while (!reader.hasReached(end)) {
                if (System.nanoTime() - deadlineNanos > 0) {
                    throw hidden(reader.positions());
                }
                reader.poll(POLL).forEach(reading::add);
            }
            foreignRecords = List.copyOf(reading.foreign);
            if (reading.latest.isEmpty() && reading.foreignUnderOwnersKey) {
                throw new IllegalStateException("topic " + topic.topicName() + " holds no snapshot of " + owner
                        + " but something else under its key: the state may have been there");
            }
            reading.latest.ifPresent(this::verify);
            return reading.latest;
        }
    }

    /** Alerts of the records that the last reading passed over. */
    public List<OutboundRecord> foreignRecords() {
        return foreignRecords;
    }

    /** What one reading of the topic has found. */
    private final class Reading {
        /** Each is reported at every start; a person needs to learn of the first only. */
        private static final int MOST_NAMED = 10;

        private final List<OutboundRecord> foreign = new ArrayList<>();
        private Optional<StateSnapshot> latest = Optional.empty();
        private boolean foreignUnderOwnersKey;

        void add(ConsumerRecord<byte[], byte[]> kafkaRecord) {
            try {
                var snapshot = (StateSnapshot) Decoding.decode(kafkaRecord).message();
                if (snapshot.getOwner().equals(owner)) {
                    latest = Optional.of(snapshot);
                }
            } catch (UnreadableRecord e) {
                passOver(kafkaRecord, String.valueOf(e.getMessage()));
            }
        }

        private void passOver(ConsumerRecord<byte[], byte[]> kafkaRecord, String cause) {
            Position position = Position.of(kafkaRecord);
            LogLine.of("state-passed-over")
                    .with("position", position)
                    .with("cause", cause)
                    .error(LOG);
            foreignUnderOwnersKey |= Arrays.equals(kafkaRecord.key(), owner.getBytes(StandardCharsets.UTF_8));
            if (foreign.size() < MOST_NAMED) {
                foreign.add(SetAside.foreignState(kafka.serviceName(), position, cause, kafkaRecord.timestamp()));
            }
        }
    }

    private IllegalStateException hidden(Map<TopicPartition, Long> reached) {
        String text = "a transaction hides what follows on " + reached + ", after " + LONGEST_WAIT.toSeconds()
                + " s it has not ended: " + owner + " cannot restore its state";
        alerts.raise(AlertSeverity.P1, "hanging transaction on " + topic.topicName(), text);
        return new IllegalStateException(text);
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
