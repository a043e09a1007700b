package io.eternalengine.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.topics.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store that keeps its own positions gets every record once, whatever fails. */
class SinkShellTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Topic TOPIC = Topic.ALERTS;
    private static final String DEAD_LETTERS = "reporting.operations.alerts.v1.dlq";

    private final KafkaProbe kafka = new KafkaProbe();
    private final ShellStatus status = new ShellStatus("sink");
    private final Ledger ledger = new Ledger();
    private @Nullable SinkShell<String> shell;
    private @Nullable Thread thread;

    /** A store with transactions, as small as one can be: what is stored, is stored at once or not at all. */
    private static final class Ledger implements RecordSink<String> {
        private final List<String> effects = new ArrayList<>();
        private final Map<TopicPartition, Long> positions = new HashMap<>();
        private final Map<String, String> topics = new HashMap<>();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicInteger batches = new AtomicInteger();
        private final AtomicInteger questions = new AtomicInteger();
        private volatile boolean away;

        @Override
        public synchronized Map<TopicPartition, Long> nextOffsets() {
            questions.incrementAndGet();
            if (away) {
                throw new IllegalStateException("the store does not answer");
            }
            return Map.copyOf(positions);
        }

        @Override
        public synchronized void bindTo(Map<String, String> identities) {
            topics.putAll(TopicIdentities.requireSame(topics, identities));
        }

        @Override
        public String interpret(InboundRecord record) throws UnreadableRecord {
            String id = ((AlertRaised) record.message()).getAlertId();
            return switch (id) {
                case "unreadable" -> throw new UnreadableRecord("alert_id is \"unreadable\": must be readable");
                case "against-a-rule" -> throw new IllegalArgumentException("alert_id is against a rule");
                default -> id;
            };
        }

        @Override
        public boolean isCausedByRecords(Exception failure) {
            return failure instanceof IllegalStateException;
        }

        @Override
        public void store(List<String> more, Map<TopicPartition, Long> nextOffsets) throws IOException {
            batches.incrementAndGet();
            if (failures.getAndDecrement() > 0) {
                throw new IOException("the store fell over in the middle");
            }
            if (more.contains("poison")) {
                throw new IllegalStateException("poison cannot be stored");
            }
            synchronized (this) {
                effects.addAll(more);
                positions.putAll(nextOffsets);
            }
        }

        synchronized List<String> effects() {
            return List.copyOf(effects);
        }

        synchronized void forget() {
            effects.clear();
            positions.clear();
        }
    }

    @BeforeEach
    void forgetHistory() throws Exception {
        kafka.forgetHistory();
    }

    @AfterEach
    void end() throws InterruptedException {
        stop();
        kafka.close();
    }

    @Test
    void storesPositionsWithTheEffects() {
        List<String> ids = send("a", 5);

        start();
        awaitEffects(5);

        assertThat(ledger.effects()).isEqualTo(ids);
        assertThat(ledger.nextOffsets())
                .containsEntry(
                        new TopicPartition(TOPIC.topicName(), 0),
                        kafka.committed(TOPIC.topicName()).getLast().offset() + 1);
    }

    @Test
    void givesTheSameRecordsAgainAfterAFailureAndNothingTwice() {
        ledger.failures.set(2);
        List<String> ids = send("a", 5);

        start();
        awaitEffects(5);

        assertThat(ledger.batches.get()).isGreaterThanOrEqualTo(3);
        assertThat(ledger.effects()).isEqualTo(ids);
    }

    @Test
    void isNotReadyWhileTheStoreFails() {
        ledger.failures.set(Integer.MAX_VALUE);
        send("a", 1);

        start();

        await().atMost(PATIENCE)
                .until(() -> status.notReadyBecause().equals("retrying after: the store fell over in the middle"));
    }

    /** A process that is started anew for it could not start, and nobody would look any more whether the store is back. */
    @Test
    void isNotStuckWhileTheStoreIsAway() {
        // given
        ledger.away = true;
        start();
        await().atMost(PATIENCE)
                .until(() -> status.notReadyBecause().equals("retrying after: the store does not answer"));

        // when
        long beginNanos = System.nanoTime();
        int asked = ledger.questions.get();
        await().atMost(PATIENCE).until(() -> ledger.questions.get() >= asked + 2);

        // then
        assertThat(status.sinceLastTurn()).isLessThan(Duration.ofNanos(System.nanoTime() - beginNanos));
    }

    @Test
    void goesOnAfterARestartWhereTheStoreStands() throws InterruptedException {
        send("a", 3);
        start();
        awaitEffects(3);
        stop();
        send("b", 2);

        start();
        awaitEffects(5);

        assertThat(ledger.effects()).containsExactly("a-1", "a-2", "a-3", "b-1", "b-2");
    }

    @Test
    void beginsAgainWhenItsPositionsWereChangedFromOutside() {
        send("a", 3);
        SinkShell<String> running = start();
        awaitEffects(3);

        ledger.forget();
        running.restart();
        awaitEffects(3);

        assertThat(ledger.effects()).containsExactly("a-1", "a-2", "a-3");
    }

    @Test
    void putsAsideWhatItCannotUseAndGoesOn() {
        send("a", 1);
        Position unreadable = kafka.send(alert("unreadable"));
        Position againstARule = kafka.send(alert("against-a-rule"));
        Position garbage = kafka.send(garbage());
        send("b", 1);

        start();
        awaitEffects(2);

        assertThat(ledger.effects()).containsExactly("a-1", "b-1");
        assertThat(kafka.committed(DEAD_LETTERS))
                .extracting(letter -> Headers.text(letter.headers(), DeadLetters.POSITION))
                .containsExactly(unreadable.toString(), againstARule.toString(), garbage.toString());
        assertThat(kafka.committed(DEAD_LETTERS))
                .extracting(letter -> Headers.text(letter.headers(), DeadLetters.CAUSE))
                .startsWith("alert_id is \"unreadable\": must be readable", "alert_id is against a rule")
                .last()
                .asString()
                .contains("are not a eternal.v1.AlertRaised");
    }

    @Test
    void aRecordThatCannotBeStoredIsSetAsideWithAnAlertAndTheOthersAreStored() {
        send("a", 2);
        Position poison = kafka.send(alert("poison"));
        send("b", 2);

        start();
        awaitEffects(5);

        assertThat(ledger.effects())
                .containsExactly("a-1", "a-2", "b-1", "b-2", "record-set-aside:reporting:" + poison);
        assertThat(kafka.committed(DEAD_LETTERS)).singleElement().satisfies(letter -> {
            assertThat(Headers.text(letter.headers(), DeadLetters.POSITION)).isEqualTo(poison.toString());
            assertThat(Headers.text(letter.headers(), DeadLetters.CAUSE))
                    .isEqualTo("set aside after 3 equal failures: IllegalStateException: poison cannot be stored");
        });
    }

    @Test
    void aStoreThatIsAwayNeverSetsARecordAside() {
        ledger.failures.set(5);
        List<String> ids = send("a", 3);

        start();
        awaitEffects(3);

        assertThat(ledger.effects()).isEqualTo(ids);
        assertThat(kafka.committed(DEAD_LETTERS)).isEmpty();
    }

    /** Under the same numbers it holds other records. */
    @Test
    void refusesATopicThatWasMadeAnew() throws InterruptedException {
        send("a", 1);
        start();
        awaitEffects(1);
        stop();
        String now = Objects.requireNonNull(ledger.topics.put(TOPIC.topicName(), "another of cluster other"));
        send("b", 1);

        start();

        await().atMost(PATIENCE)
                .until(() -> status.notReadyBecause()
                        .startsWith("retrying after: topic " + TOPIC.topicName() + " is " + now
                                + ": must be another of cluster other, in which the stored offsets count"));
        assertThat(ledger.effects()).containsExactly("a-1");
        assertThat(now).matches("[A-Za-z0-9_-]{22} of cluster .+");
    }

    @Test
    void endsWhenInterrupted() throws InterruptedException {
        start();
        await().atMost(PATIENCE).until(status::isReady);

        Thread running = Objects.requireNonNull(thread);
        running.interrupt();
        running.join();

        assertThat(running.isAlive()).isFalse();
    }

    private SinkShell<String> start() {
        var started = new SinkShell<>(kafka.connection("reporting"), List.of(TOPIC), ledger, status);
        shell = started;
        thread = Thread.ofPlatform().name("sink").start(started);
        return started;
    }

    private void stop() throws InterruptedException {
        if (shell != null && thread != null) {
            shell.stop();
            thread.join();
        }
    }

    private void awaitEffects(int count) {
        await().atMost(PATIENCE).until(() -> ledger.effects().size() >= count);
    }

    private List<String> send(String name, int count) {
        List<String> ids =
                IntStream.rangeClosed(1, count).mapToObj(i -> name + "-" + i).toList();
        ids.forEach(id -> kafka.send(alert(id)));
        return ids;
    }

    private static OutboundRecord alert(String id) {
        return new OutboundRecord(
                TOPIC, "tests", AlertRaised.newBuilder().setAlertId(id).build());
    }

    private static ProducerRecord<byte[], byte[]> garbage() {
        byte[] bytes = "garbage".getBytes(StandardCharsets.UTF_8);
        var malformed = new ProducerRecord<>(TOPIC.topicName(), bytes, bytes);
        malformed.headers().add(Headers.MESSAGE_TYPE, TOPIC.messageType().getBytes(StandardCharsets.UTF_8));
        return malformed;
    }
}
