package io.eternalengine.kit.probe;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Sends what a test gives it, and reads topics as any other reader would. */
public final class KafkaProbe implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);
    /** Short, because a fetch under way holds up the next question on its connection. */
    private static final int FETCH_WAIT_MS = 10;

    private final String bootstrapServers = Infrastructure.shared().bootstrapServers();
    private final KafkaProducer<byte[], byte[]> producer = connection("probe").producer("probe");
    private final KafkaConsumer<byte[], byte[]> committed = consumer("read_committed");
    private final KafkaConsumer<byte[], byte[]> written = consumer("read_uncommitted");
    private final Admin admin =
            Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrapServers));

    /** The clients of a service of this name. */
    public KafkaConnection connection(String serviceName) {
        return new KafkaConnection(bootstrapServers, serviceName);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public Admin admin() {
        return admin;
    }

    /** Where the message went. */
    public Position send(OutboundRecord message) {
        return send(message.toKafka(MessageContext.NONE));
    }

    /** Where the record, well formed or not, went. */
    public Position send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        try {
            var written = producer.send(kafkaRecord).get();
            return new Position(written.topic(), written.partition(), written.offset());
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException("the probe cannot send to " + kafkaRecord.topic(), e);
        }
    }

    /** All records of a topic whose transactions are committed, partition by partition. */
    public synchronized List<ConsumerRecord<byte[], byte[]>> committed(String topicName) {
        return read(committed, topicName);
    }

    /** All records of a topic, those of open and aborted transactions too. */
    public synchronized List<ConsumerRecord<byte[], byte[]>> written(String topicName) {
        return read(written, topicName);
    }

    /** The committed messages of a topic, partition by partition. */
    public <M> List<M> messages(Topic topic, Class<M> type) {
        return committed(topic.topicName()).stream()
                .map(kafkaRecord -> parse(topic, type, kafkaRecord.value()))
                .toList();
    }

    /** Deletes the records of every topic that keeps history. What is kept by key has owners, which tests choose anew. */
    public void forgetHistory() throws ExecutionException, InterruptedException {
        Map<TopicPartition, RecordsToDelete> everything = new HashMap<>();
        Stream.concat(catalogue(), deadLetters())
                .forEach(partition -> everything.put(partition, RecordsToDelete.beforeOffset(-1)));
        admin.deleteRecords(everything).all().get();
    }

    @Override
    public void close() {
        producer.close();
        committed.close();
        written.close();
        admin.close();
    }

    private static Stream<TopicPartition> catalogue() {
        return Arrays.stream(Topic.values())
                .filter(topic -> topic.kind() != TopicKind.STATE)
                .flatMap(topic -> Stream.iterate(0, partition -> partition + 1)
                        .limit(topic.partitions())
                        .map(partition -> new TopicPartition(topic.topicName(), partition)));
    }

    private static Stream<TopicPartition> deadLetters() {
        return Arrays.stream(ConsumerGroup.values())
                .flatMap(group -> group.deadLetterTopics().stream())
                .map(name -> new TopicPartition(name, 0));
    }

    private static <M> M parse(Topic topic, Class<M> type, byte[] value) {
        try {
            return type.cast(topic.parser().parseFrom(value));
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(topic.topicName() + " holds something else", e);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(KafkaConsumer<byte[], byte[]> consumer, String topicName) {
        List<TopicPartition> partitions = consumer.partitionsFor(topicName).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        while (end.entrySet().stream().anyMatch(last -> consumer.position(last.getKey()) < last.getValue())) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                isolation,
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                FETCH_WAIT_MS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
