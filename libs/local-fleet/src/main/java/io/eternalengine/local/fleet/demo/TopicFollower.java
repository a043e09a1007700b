package io.eternalengine.local.fleet.demo;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.eternalengine.local.fleet.RunningEngine;
import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every topic that shows what the fleet does, from the first record on, without a group. Not thread-safe. */
public final class TopicFollower implements AutoCloseable {
    private static final Duration API_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    /** What engines read beside records, what they decided, and prices. */
    private static final Set<Topic> ALSO = also();

    private final KafkaConsumer<byte[], byte[]> committed;
    private final KafkaConsumer<byte[], byte[]> uncommitted;
    private final List<TopicPartition> partitions;
    private final Consumer<SeenRecord> observer;
    private long unreadable;

    private static Set<Topic> also() {
        Set<Topic> topics = RunningEngine.inputsOfAll();
        topics.add(Topic.DECISIONS);
        topics.add(Topic.TICKERS);
        return topics;
    }

    TopicFollower(String bootstrapServers, Consumer<SeenRecord> observer) {
        this(
                bootstrapServers,
                Arrays.stream(Topic.values())
                        .filter(topic -> topic.kind() == TopicKind.RECORDS || ALSO.contains(topic))
                        .collect(Collectors.toUnmodifiableSet()),
                observer);
    }

    TopicFollower(String bootstrapServers, Set<Topic> topics, Consumer<SeenRecord> observer) {
        this.observer = observer;
        partitions = topics.stream()
                .flatMap(topic -> IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.topicName(), partition)))
                .toList();
        committed = consumer(bootstrapServers, "read_committed");
        uncommitted = consumer(bootstrapServers, "read_uncommitted");
        committed.assign(partitions);
        committed.seekToBeginning(partitions);
    }

    /**
     * Reads some topics from their first record to what is committed now.
     *
     * @param bootstrapServers of a running fleet's broker
     */
    public static void readAll(String bootstrapServers, Set<Topic> topics, Consumer<SeenRecord> observer) {
        try (var follower = new TopicFollower(bootstrapServers, topics, observer)) {
            var ends = follower.committed.endOffsets(follower.partitions, API_TIMEOUT);
            while (ends.entrySet().stream()
                    .anyMatch(end -> follower.committed.position(end.getKey(), API_TIMEOUT) < end.getValue())) {
                follower.poll(PATIENCE);
            }
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers, String isolation) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Reads what has come, waiting a moment if there is nothing. Returns how many records there were. */
    int poll(Duration patience) {
        int records = 0;
        for (ConsumerRecord<byte[], byte[]> record : committed.poll(patience)) {
            records++;
            observe(record);
        }
        return records;
    }

    /**
     * Whether everything that anybody has begun to write is committed and has been read: a transaction becomes visible in
     * one partition before another, so what was read alone may be half of a truth.
     */
    boolean isCaughtUp() {
        try {
            return partitionsBehind().isEmpty();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            // The broker is away; it will come back, and then we shall see.
            return false;
        }
    }

    /** Where something is written that is not committed, or committed and not read; a sentence each. */
    List<String> behind() {
        try {
            return partitionsBehind().stream().map(Behind::toString).toList();
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return List.of("the broker does not answer: " + e.getMessage());
        }
    }

    private List<Behind> partitionsBehind() {
        Map<TopicPartition, Long> written = uncommitted.endOffsets(partitions, API_TIMEOUT);
        Map<TopicPartition, Long> stable = committed.endOffsets(partitions, API_TIMEOUT);
        return partitions.stream()
                .map(partition -> new Behind(
                        partition,
                        committed.position(partition, API_TIMEOUT),
                        stable.getOrDefault(partition, 0L),
                        written.getOrDefault(partition, 0L)))
                .filter(behind -> behind.stable < behind.written || behind.read < behind.stable)
                .toList();
    }

    /** How far a partition is read, committed and written: the offset after the last record of each kind. */
    private record Behind(TopicPartition partition, long read, long stable, long written) {
        @Override
        public String toString() {
            return partition + " is written to " + written + ", committed to " + stable + ", read to " + read;
        }
    }

    /** Records that could not be decoded. */
    long unreadable() {
        return unreadable;
    }

    private void observe(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = Topic.named(record.topic()).orElseThrow();
        try {
            MessageLite message = topic.parser().parseFrom(record.value());
            observer.accept(new SeenRecord(topic, record.partition(), record.offset(), message, record.timestamp()));
        } catch (InvalidProtocolBufferException e) {
            // Its consumers put it with their dead letters.
            unreadable++;
        }
    }

    @Override
    public void close() {
        committed.close();
        uncommitted.close();
    }
}
