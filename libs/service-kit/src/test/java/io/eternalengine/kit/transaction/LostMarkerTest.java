package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A broker that was killed may have lost the marker of a transaction that it had decided: then the partition stays open. */
class LostMarkerTest extends ShellScene {
    @Test
    void aTakeoverClosesAHangingTransactionAndRestoresWhatItCommitted() throws Exception {
        sendRequests(1);
        RunningShell first = start(new Tally());
        awaitAnswers(1);
        await().atMost(PATIENCE).until(() -> storedNames().equals(List.of("r-1")));
        var stored = snapshot().orElseThrow();
        first.close();
        leaveHanging(
                owner, stored.toBuilder().setSequence(stored.getSequence() + 7).build());

        RunningShell second = start(new Tally());

        await().atMost(PATIENCE).until(second.status::isReady);
        assertThat(snapshot().orElseThrow().getSequence()).isEqualTo(stored.getSequence() + 7);
        kafka.send(Tally.request("r-2"));
        awaitAnswers(2);
        assertThat(answers()).containsExactly("r-1", "r-2");
    }

    @Test
    void aHangingTransactionOfAnotherIsWaitedForNoLongerThanATransactionLastsAndAPersonIsAlerted() throws Exception {
        commitOne(owner, empty(owner, 1));
        leaveHanging(owner, empty(owner, 2));

        try {
            assertThatIllegalStateException()
                    .isThrownBy(
                            () -> new Snapshots(kafka.connection("risk"), RunningShell.STATE_TOPIC, "other").latest())
                    .withMessageContaining("a transaction hides what follows");
            await().atMost(PATIENCE)
                    .until(() -> kafka.messages(Topic.ALERTS, AlertRaised.class).stream()
                            .anyMatch(alert -> alert.getSubject().startsWith("hanging transaction on ")));
        } finally {
            takeOver(owner);
        }
    }

    private void commitOne(String transactionalId, StateSnapshot snapshot) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.connection("risk").transactionalProducer(transactionalId)) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(record(transactionalId, snapshot));
            producer.commitTransaction();
        }
    }

    private void takeOver(String transactionalId) {
        try (KafkaProducer<byte[], byte[]> producer = kafka.connection("risk").transactionalProducer(transactionalId)) {
            new Takeover(kafka.connection("risk"), RunningShell.STATE_TOPIC, transactionalId).run(producer);
        }
    }

    private void leaveHanging(String transactionalId, StateSnapshot snapshot) throws Exception {
        LostMarker.leave(kafka, transactionalId, record(transactionalId, snapshot));
    }

    private static ProducerRecord<byte[], byte[]> record(String transactionalId, StateSnapshot snapshot) {
        return new OutboundRecord(RunningShell.STATE_TOPIC, transactionalId, snapshot).toKafka(MessageContext.NONE);
    }

    private StateSnapshot empty(String of, long sequence) {
        return new Snapshots(kafka.connection("risk"), RunningShell.STATE_TOPIC, of)
                .snapshot(sequence, new byte[0], Map.of());
    }
}
