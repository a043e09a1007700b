package io.eternalengine.kit;

import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes the Kafka clients of one service, with the settings on which exactly-once rests written out. */
@Singleton
public class KafkaConnection {
    private static final int REQUEST_TIMEOUT_MS = 10_000;
    private static final int DELIVERY_TIMEOUT_MS = 20_000;
    private static final int RECONNECT_BACKOFF_MAX_MS = 500;
    /** After it the broker aborts the transaction of a process that was killed. */
    public static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    /** An idle fetch holds up what its connection is asked next, so a shell that starts or ends waits for it. */
    private static final int FETCH_MAX_WAIT_MS = 100;

    private static final int MOST_RECORDS_OF_A_POLL = 200;

    private final String bootstrapServers;
    private final String serviceName;
    private @Nullable AlertPublisher alerts;

    public KafkaConnection(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "eternal.service.name") String serviceName) {
        this.bootstrapServers = bootstrapServers;
        this.serviceName = serviceName;
    }

    /** Raises alerts of this process. */
    public synchronized AlertPublisher alerts() {
        if (alerts == null) {
            alerts = new AlertPublisher(this);
        }
        return alerts;
    }

    /** Name of the service; prefix of its transactional ids and its consumer group. */
    public String serviceName() {
        return serviceName;
    }

    /** A consumer that sees committed records only and never commits by itself. */
    public KafkaConsumer<byte[], byte[]> consumer(String purpose) {
        return consumer(purpose, MOST_RECORDS_OF_A_POLL);
    }

    /** A consumer that hands out one record at a time. */
    public KafkaConsumer<byte[], byte[]> consumerOfSingleRecords(String purpose) {
        return consumer(purpose, 1);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String purpose, int mostRecordsOfAPoll) {
        Map<String, Object> settings = consumerSettings(purpose, "read_committed");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, mostRecordsOfAPoll);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> consumerSettings(String purpose, String isolation) {
        Map<String, Object> settings = common(purpose);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, serviceName);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MAX_WAIT_MS);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS_OF_A_POLL);
        return settings;
    }

    /**
     * A consumer whose group shares out partitions among the replicas of this service; at a change only those that move
     * are taken away. It has no stored position: seek when partitions are assigned.
     *
     * @param sessionTimeout how long a replica that fell silent keeps its partitions
     */
    public KafkaConsumer<byte[], byte[]> groupConsumer(String purpose, Duration sessionTimeout) {
        Map<String, Object> settings = consumerSettings(purpose, "read_committed");
        int sessionTimeoutMs = Math.toIntExact(sessionTimeout.toMillis());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, sessionTimeoutMs);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, sessionTimeoutMs / 4);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(CooperativeStickyAssignor.class));
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * How far each partition of a topic is written, transactions under way included. A reader of committed records that
     * has come this far has seen everything that was committed before the call, whoever else writes to the topic.
     */
    public Map<TopicPartition, Long> writtenEnd(Topic topic) {
        try (var consumer = new KafkaConsumer<>(
                consumerSettings("written-end", "read_uncommitted"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList());
        }
    }

    /**
     * Which topics these are, by name: the cluster's id and the topic's own. A topic that was made anew has another one.
     *
     * @throws IllegalStateException when the broker does not say
     */
    public Map<String, String> identities(List<Topic> topics) {
        try (Admin admin = admin("identities")) {
            String cluster = admin.describeCluster().clusterId().get();
            Map<String, String> identities = new HashMap<>();
            admin.describeTopics(topics.stream().map(Topic::topicName).toList())
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) -> identities.put(name, topic.topicId() + " of cluster " + cluster));
            return identities;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say which topics it has: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker was asked for its topics", e);
        }
    }

    /** The partitions of a topic. */
    public List<TopicPartition> partitions(Topic topic) {
        return IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topicName(), partition))
                .toList();
    }

    /** Asks the cluster about itself. */
    public Admin admin(String purpose) {
        return Admin.create(common(purpose));
    }

    /** A producer whose sends arrive once and in order, or fail. */
    public KafkaProducer<byte[], byte[]> producer(String purpose) {
        return new KafkaProducer<>(producerSettings(purpose), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** A producer of transactions; a second one with the same id fences the first. */
    public KafkaProducer<byte[], byte[]> transactionalProducer(String transactionalId) {
        Map<String, Object> settings = producerSettings(transactionalId);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(TRANSACTION_TIMEOUT.toMillis()));
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producerSettings(String purpose) {
        Map<String, Object> settings = common(purpose);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicKind.LARGEST_STATE);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 2 * TopicKind.LARGEST_STATE);
        return settings;
    }

    private Map<String, Object> common(String purpose) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, serviceName + "-" + purpose);
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MAX_MS);
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }
}
