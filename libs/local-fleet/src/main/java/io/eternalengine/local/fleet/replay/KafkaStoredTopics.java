package io.eternalengine.local.fleet.replay;

import com.google.protobuf.ByteString;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The topics of a broker, of each partition as many records in memory as one poll gives. Not thread-safe. Where they end is settled
 * when they are opened: what any record of the log tells of is readable.
 */
public final class KafkaStoredTopics implements StoredTopics, AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int MOST_RECORDS = 2_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Cursor> cursors = new HashMap<>();
    /** The one that is not paused. */
    private @Nullable TopicPartition reading;

    private KafkaStoredTopics(
            String bootstrapServers, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> settled) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                MOST_RECORDS,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                20);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        consumer.pause(ends.keySet());
        ends.forEach((partition, end) ->
                cursors.put(partition, new Cursor(partition, end, settled.getOrDefault(partition, 0L))));
    }

    /**
     * Opens topics at their first records.
     *
     * @param log whose records are read up to what anybody has written of it by now
     * @param outputs of the transactions that the log is written in
     * @param others that are read up to what is committed by now
     */
    public static KafkaStoredTopics open(
            String bootstrapServers, Topic log, Collection<Topic> outputs, Collection<Topic> others) {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers))) {
            Set<TopicPartition> written = partitions(outputs);
            Map<TopicPartition, Long> settled = ends(admin, written, IsolationLevel.READ_COMMITTED);
            Map<TopicPartition, Long> ends = new HashMap<>(decidedEnds(admin, partitions(List.of(log))));
            ends.putAll(decidedEnds(admin, written));
            ends.putAll(ends(admin, partitions(others), IsolationLevel.READ_COMMITTED));
            return new KafkaStoredTopics(bootstrapServers, ends, settled);
        }
    }

    /** What is written by now, once every transaction that it belongs to has ended. */
    private static Map<TopicPartition, Long> decidedEnds(Admin admin, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> written = ends(admin, partitions, IsolationLevel.READ_UNCOMMITTED);
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!reaches(ends(admin, partitions, IsolationLevel.READ_COMMITTED), written)) {
            if (System.nanoTime() > deadlineNs) {
                throw new StackFailure("A transaction on " + partitions + " has not ended within "
                        + PATIENCE.toSeconds() + " s: what risk did cannot be read to its end.");
            }
            pause();
        }
        return written;
    }

    private static boolean reaches(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> written) {
        return written.entrySet().stream().allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while reading what risk did.", e);
        }
    }

    private static Map<TopicPartition, Long> ends(
            Admin admin, Set<TopicPartition> partitions, IsolationLevel isolation) {
        try {
            return admin
                    .listOffsets(
                            partitions.stream()
                                    .collect(Collectors.toMap(Function.identity(), _ -> OffsetSpec.latest())),
                            new ListOffsetsOptions(isolation))
                    .all()
                    .get()
                    .entrySet()
                    .stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, found -> found.getValue().offset()));
        } catch (ExecutionException e) {
            throw new StackFailure("The ends of " + partitions + " cannot be read: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while reading what risk did.", e);
        }
    }

    private static Set<TopicPartition> partitions(Collection<Topic> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public PartitionRecords of(Topic topic, int partition) {
        Cursor cursor = cursors.get(new TopicPartition(topic.topicName(), partition));
        if (cursor == null) {
            throw new IllegalArgumentException(topic.topicName() + "-" + partition + " was not opened");
        }
        return cursor;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private final class Cursor implements PartitionRecords {
        private final TopicPartition partition;
        private final long end;
        private final long settledEnd;
        private final Queue<StoredRecord> polled = new ArrayDeque<>();

        Cursor(TopicPartition partition, long end, long settledEnd) {
            this.partition = partition;
            this.end = end;
            this.settledEnd = settledEnd;
        }

        @Override
        public @Nullable StoredRecord peek() {
            long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
            while (polled.isEmpty() && consumer.position(partition) < end) {
                if (System.nanoTime() > deadlineNs) {
                    throw new StackFailure(
                            "Nothing of " + partition + " is read within " + PATIENCE.toSeconds() + " s.");
                }
                poll();
            }
            return polled.peek();
        }

        private void poll() {
            if (!partition.equals(reading)) {
                if (reading != null) {
                    consumer.pause(List.of(reading));
                }
                consumer.resume(List.of(partition));
                reading = partition;
            }
            for (ConsumerRecord<byte[], byte[]> kafkaRecord : consumer.poll(POLL)) {
                if (kafkaRecord.offset() < end) {
                    polled.add(new StoredRecord(
                            kafkaRecord.offset(),
                            kafkaRecord.key() == null ? "" : new String(kafkaRecord.key(), StandardCharsets.UTF_8),
                            kafkaRecord.value() == null ? ByteString.EMPTY : ByteString.copyFrom(kafkaRecord.value())));
                }
            }
        }

        @Override
        public void next() {
            polled.remove();
        }

        @Override
        public void skipTo(long offset) {
            while (!polled.isEmpty() && polled.element().offset() < offset) {
                polled.remove();
            }
            if (polled.isEmpty() && consumer.position(partition) < offset) {
                consumer.seek(partition, offset);
            }
        }

        @Override
        public long settledEnd() {
            return settledEnd;
        }
    }
}
