package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.state.StateHash;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** From which state a shell goes on, and from which it refuses to. */
class RestartTest extends ShellScene {
    @Test
    void storesTheHashOfTheStateBesideIt() {
        sendRequests(2);

        start(new Tally());
        awaitAnswers(2);

        StateSnapshot snapshot = snapshot().orElseThrow();
        assertThat(snapshot.getStateHash().toByteArray())
                .isEqualTo(StateHash.of(snapshot.getState().toByteArray()));
    }

    @Test
    void refusesASnapshotThatDoesNotHaveItsHash() {
        sendRequests(2);
        RunningShell first = start(new Tally());
        awaitAnswers(2);
        first.close();
        StateSnapshot sound = snapshot().orElseThrow();
        long sequence = sound.getSequence() + 1;
        byte[] spoilt = sound.getState().toByteArray();
        spoilt[spoilt.length - 1] ^= 1;
        send(sound.toBuilder()
                .setSequence(sequence)
                .setState(ByteString.copyFrom(spoilt))
                .build());
        kafka.send(Tally.request("r-3"));

        RunningShell refusing = start(new Tally());

        await().atMost(PATIENCE)
                .until(() -> refusing.status
                        .notReadyBecause()
                        .endsWith("snapshot " + sequence + " of " + owner + " does not have the hash stored with it"));
        assertThat(answers()).containsExactly("r-1", "r-2");
    }

    /** It stays as it is however often it is read: a loop would only hide it. */
    @Test
    void endsWithOneSentenceWhenTheMachineCannotReadItsSnapshot() {
        sendRequests(2);
        RunningShell first = start(new Tally());
        awaitAnswers(2);
        first.close();

        RunningShell older = start(new Tally(step -> {
            if (step.equals("restore")) {
                throw new IllegalArgumentException("format of the snapshot is 2: must be 1");
            }
        }));
        older.awaitEnd();

        assertThat(older.end()).isEqualTo(ShellEnd.UNREADABLE_SNAPSHOT);
        assertThat(ShellEnd.UNREADABLE_SNAPSHOT.exitCode()).isEqualTo(4);
        assertThat(older.status.notReadyBecause())
                .isEqualTo("the snapshot of " + owner + " cannot be read: format of the snapshot is 2: must be 1");
        assertThat(answers()).containsExactly("r-1", "r-2");
    }

    /** Seven bytes or a tombstone, under any key: the owner's last snapshot is found behind them. */
    @Test
    void passesOverForeignRecordsOnAStateTopicWithAnAlertAndFindsTheLastSnapshot() {
        Topic stateTopic = Topic.MARKET_STATE;
        sendRequests(2);
        RunningShell first = ended(RunningShell.withStateIn(stateTopic, kafka, owner, new Tally()));
        awaitAnswers(2);
        first.close();
        byte[] seven = bytes("garbage");
        Position garbage = kafka.send(new ProducerRecord<>(stateTopic.topicName(), bytes("any"), seven));
        Position ours = kafka.send(new ProducerRecord<>(stateTopic.topicName(), bytes(owner), seven));
        Position tombstone = kafka.send(new ProducerRecord<>(stateTopic.topicName(), bytes(owner), null));
        kafka.send(Tally.request("r-3"));

        ended(RunningShell.withStateIn(stateTopic, kafka, owner, new Tally()));
        await().atMost(PATIENCE).until(() -> answers().contains("r-3"));

        assertThat(answers()).startsWith("r-1", "r-2").endsWith("r-3").doesNotHaveDuplicates();
        assertThat(kafka.messages(Topic.ALERTS, AlertRaised.class))
                .filteredOn(alert -> alert.getSeverity() == AlertSeverity.ALERT_SEVERITY_P1)
                .extracting(AlertRaised::getAlertId)
                .contains(
                        "foreign-state:risk:" + garbage,
                        "foreign-state:risk:" + ours,
                        "foreign-state:risk:" + tombstone);
    }

    /** Something took the place of the state, or never was one: only a person can judge that. */
    @Test
    void refusesToBeginAnewWhenSomethingElseStandsUnderItsKey() {
        String topicName = Topic.MARKET_STATE.topicName();
        kafka.send(new ProducerRecord<>(topicName, bytes(owner), bytes("this is no message")));

        RunningShell refusing = ended(RunningShell.withStateIn(Topic.MARKET_STATE, kafka, owner, new Tally()));

        await().atMost(PATIENCE)
                .until(() -> refusing.status
                        .notReadyBecause()
                        .contains("topic " + topicName + " holds no snapshot of " + owner + " but something else"));
    }

    @Test
    void ignoresTheSnapshotsOfOtherOwners() {
        List<String> names = sendRequests(2);
        send(StateSnapshot.newBuilder()
                .setOwner("another-" + owner)
                .setSequence(99)
                .setState(ByteString.copyFromUtf8("spoilt"))
                .build());

        start(new Tally());
        awaitAnswers(2);

        assertThat(answers()).isEqualTo(names);
        assertThat(snapshot().orElseThrow().getSequence()).isLessThan(99);
    }

    /** An open transaction hides what others committed behind it in the same topic: an older state must not pass for the latest. */
    @Test
    void waitsForTheOpenTransactionOfAnotherOwnerThatHidesItsState() {
        var restored = new AtomicBoolean();
        sendRequests(1);
        RunningShell first = start(new Tally());
        awaitAnswers(1);
        try (var other = kafka.connection("another").transactionalProducer("another-" + owner)) {
            other.initTransactions();
            other.beginTransaction();
            var _ = other.send(
                    snapshotRecord(StateSnapshot.getDefaultInstance()).toKafka(MessageContext.NONE));
            other.flush();
            kafka.send(Tally.request("r-2"));
            awaitAnswers(2);
            first.close();

            start(once("restore", () -> restored.set(true)));
            await().during(Duration.ofMillis(700)).until(() -> !restored.get());
            other.abortTransaction();
        }
        kafka.send(Tally.request("r-3"));
        awaitAnswers(3);

        assertThat(answers()).containsExactly("r-1", "r-2", "r-3");
    }

    private void send(StateSnapshot snapshot) {
        kafka.send(snapshotRecord(snapshot));
    }

    private static OutboundRecord snapshotRecord(StateSnapshot snapshot) {
        return new OutboundRecord(RunningShell.STATE_TOPIC, snapshot.getOwner(), snapshot);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
