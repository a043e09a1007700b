package io.eternalengine.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.local.processes.Child;
import io.eternalengine.local.processes.Children;
import io.eternalengine.local.processes.StateDirectory;
import io.eternalengine.topics.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class InfrastructureTest {
    private static final TopicPartition REQUESTS = new TopicPartition(Topic.OPERATOR_REQUESTS.topicName(), 0);
    private static final Path BINARIES = Path.of(System.getProperty("eternal.root", "../.."), ".eternal", "binaries")
            .toAbsolutePath();

    @SuppressWarnings("NullAway.Init")
    @TempDir(cleanup = CleanupMode.ALWAYS)
    private static Path state;

    @SuppressWarnings("NullAway.Init")
    private Infrastructure infrastructure;

    @SuppressWarnings("NullAway.Init")
    private Children children;

    @BeforeAll
    void start() {
        StateDirectory directory = StateDirectory.prepare(state);
        children = new Children(directory, line -> {});
        infrastructure = Infrastructure.start(directory, BINARIES, children);
        infrastructure.awaitReady();
    }

    @AfterAll
    void stopLeavesNothingBehind() {
        List<Long> pids = infrastructure.children().stream().map(Child::pid).toList();
        assertThat(pids).hasSize(3).allMatch(InfrastructureTest::isAlive);

        children.close();

        assertThat(pids).noneMatch(InfrastructureTest::isAlive);
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(state.resolve("run")).isEmptyDirectory();
    }

    @Test
    void keepsCommittedRecordsAndRecoversWhenTheBrokerIsKilled() {
        // given
        send("committed", true);
        send("aborted", false);

        // when
        kill("kafka");

        // then
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(committed()).containsExactly("committed"));
        send("afterwards", true);
        // The commit is durable before its marker reaches the partition, where readers see it.
        await().untilAsserted(() -> assertThat(committed()).containsExactly("committed", "afterwards"));
        assertThat(child("kafka").restarts()).isEqualTo(1);
    }

    @Test
    void keepsCommittedRowsWhenPostgresIsKilled() throws Exception {
        // given
        sql("create table journal (id int primary key)");
        sql("insert into journal values (42)");

        // when
        kill("postgres");

        // then
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(journal()).isEqualTo(42));
    }

    @Test
    void startsRedisAgainOnTheSamePortWhenItIsKilled() {
        // given
        String address = infrastructure.addresses().redisAddress();

        // when
        kill("redis");

        // then
        await().atMost(Duration.ofSeconds(30))
                .until(() -> child("redis").program().isReady());
        assertThat(infrastructure.addresses().redisAddress()).isEqualTo(address);
    }

    @Test
    void createsEveryTopicOfTheCatalogue() {
        try (KafkaConsumer<String, String> consumer = consumer()) {
            assertThat(consumer.listTopics().keySet())
                    .containsAll(List.of(Topic.values()).stream()
                            .map(Topic::topicName)
                            .toList());
        }
    }

    @Test
    void theBrokersLogTellsWhenSomethingHappened() throws IOException {
        assertThat(Files.readAllLines(child("kafka").log()))
                .filteredOn(line -> line.contains(" INFO "))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} .*"));
    }

    private Child child(String name) {
        return infrastructure.children().stream()
                .filter(child -> child.program().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void kill(String name) {
        ProcessHandle process = ProcessHandle.of(child(name).pid()).orElseThrow();
        process.destroyForcibly();
        await().until(() -> !process.isAlive());
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private void send(String value, boolean commit) {
        Map<String, Object> configuration = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                infrastructure.addresses().bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "infrastructure-test",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                10_000);
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var sent = producer.send(new ProducerRecord<>(REQUESTS.topic(), "operator", value));
            if (commit) {
                producer.commitTransaction();
                assertThat(sent).isDone();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    private List<String> committed() {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = consumer()) {
            consumer.assign(List.of(REQUESTS));
            consumer.seekToBeginning(List.of(REQUESTS));
            long end = consumer.endOffsets(List.of(REQUESTS)).getOrDefault(REQUESTS, 0L);
            while (consumer.position(REQUESTS) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    private KafkaConsumer<String, String> consumer() {
        Map<String, Object> configuration = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                infrastructure.addresses().bootstrapServers(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        return new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer());
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = connect();
                Statement executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    private int journal() throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select id from journal")) {
            result.next();
            return result.getInt(1);
        }
    }

    private Connection connect() throws Exception {
        Properties properties = new Properties();
        properties.put("user", infrastructure.addresses().postgresUser());
        properties.put("password", infrastructure.addresses().postgresPassword());
        return DriverManager.getConnection(infrastructure.addresses().jdbcUrl("order_execution"), properties);
    }
}
