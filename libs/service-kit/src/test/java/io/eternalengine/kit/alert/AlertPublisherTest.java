package io.eternalengine.kit.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.risk.AlertSeverity;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever raises an alert may be the one who protects the money. */
class AlertPublisherTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch sending = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AlertPublisher alerts = new AlertPublisher(new SilentKafka());

    private final MeterRegistry meters = new SimpleMeterRegistry();

    @BeforeEach
    void measure() {
        Metrics.addRegistry(meters);
    }

    @AfterEach
    void end() {
        ended.countDown();
        Metrics.removeRegistry(meters);
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

    @Test
    void anAlertCountsWhenItIsRaisedWhetherKafkaTakesItOrNot() {
        double before = raised();

        alerts.raise(AlertSeverity.P0, "counted", "once");
        alerts.raise(AlertSeverity.P0, "counted", "the same within a minute is none");

        assertThat(raised()).isEqualTo(before + 1);
    }

    private double raised() {
        return meters.counter("eternal.alerts", "severity", "P0").count();
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
