package io.eternalengine.kit.alert;

import static org.awaitility.Awaitility.await;

import io.eternalengine.core.risk.AlertSeverity;
import io.eternalengine.kit.KafkaConnection;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever raises an alert may be the one who protects the money. */
class AlertPublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AlertPublisher alerts = new AlertPublisher(new SilentKafka());

    @AfterEach
    void end() {
        ended.countDown();
    }

    @Test
    void aKafkaThatDoesNotAnswerHoldsUpNobodyWhoRaises() throws InterruptedException {
        // given an alert that waits for Kafka
        alerts.raise(AlertSeverity.P1, "first", "waits");
        sending.await();

        // when
        Thread second = Thread.ofVirtual().start(() -> alerts.raise(AlertSeverity.P1, "second", "does not"));

        // then
        await("the second").atMost(PATIENCE).until(() -> !second.isAlive());
    }

    /** As a broker that is away while the producer asks it for the topic. */
    private final class SilentKafka extends KafkaConnection {
        SilentKafka() {
            super("127.0.0.1:1", "alert-test");
        }

        @Override
        public KafkaProducer<byte[], byte[]> producer(String purpose) {
            sending.countDown();
            try {
                ended.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("no broker");
        }
    }
}
