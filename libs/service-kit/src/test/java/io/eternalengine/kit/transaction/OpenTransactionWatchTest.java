package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.RiskVerdict;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A transaction that nobody ends silences every reader of its partition, and none of them can see it. */
class OpenTransactionWatchTest extends ShellScene {
    private final KafkaConnection connection = kafka.connection("risk");
    private final AtomicLong nanos = new AtomicLong();
    private final OpenTransactionWatch watch = new OpenTransactionWatch(connection, nanos::get);

    @Test
    void aTransactionThatStaysOpenOnAnyTopicIsAlerted() throws Exception {
        // given an owner whose second transaction lost its marker
        commitOne("committed");
        LostMarker.leave(kafka, owner, verdict("hidden"));
        try {
            look();
            pass(OpenTransactionWatch.TOO_LONG.toNanos());
            look();
            assertThat(alerts()).as("as long as a transaction may last").isEmpty();

            // when
            pass(1);
            look();

            // then
            await().atMost(PATIENCE).until(() -> alerts().size() == 1);
            assertThat(alerts().getFirst().getSubject())
                    .isEqualTo("hanging transaction on " + Topic.VERDICTS.topicName());
        } finally {
            commitOne("closes what hangs");
        }
    }

    @Test
    void transactionsThatFollowOneAnotherAreNone() throws Exception {
        // given a partition in which a transaction is open at every look, but each time another one
        try (KafkaProducer<byte[], byte[]> producer = connection.transactionalProducer(owner)) {
            producer.initTransactions();
            for (int i = 0; i < 3; i++) {
                producer.beginTransaction();
                producer.send(verdict("one of several")).get();

                // when
                look();
                pass(OpenTransactionWatch.TOO_LONG.toNanos());
                producer.commitTransaction();
            }
        }

        // then
        look();
        assertThat(alerts()).isEmpty();
    }

    private void look() throws Exception {
        watch.look(kafka.admin());
    }

    private void pass(long passingNanos) {
        nanos.addAndGet(passingNanos);
    }

    private List<AlertRaised> alerts() {
        return kafka.messages(Topic.ALERTS, AlertRaised.class);
    }

    private void commitOne(String intentId) {
        try (KafkaProducer<byte[], byte[]> producer = connection.transactionalProducer(owner)) {
            producer.initTransactions();
            producer.beginTransaction();
            var _ = producer.send(verdict(intentId));
            producer.commitTransaction();
        }
    }

    private static ProducerRecord<byte[], byte[]> verdict(String intentId) {
        var verdict = RiskVerdict.newBuilder().setIntentId(intentId).build();
        var record = new OutboundRecord(Topic.VERDICTS, "any", verdict).toKafka(MessageContext.NONE);
        return new ProducerRecord<>(record.topic(), 0, record.key(), record.value(), record.headers());
    }
}
