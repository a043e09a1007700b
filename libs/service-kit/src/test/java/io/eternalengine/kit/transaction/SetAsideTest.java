package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.Position;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.topics.Topic;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** One record that the machine cannot handle does not hold up those behind it. */
class SetAsideTest extends ShellScene {
    private static final String DEAD_LETTERS = "risk.operations.requests.v1.dlq";

    @Test
    void aRecordThatFailsTheMachineThreeTimesIsSetAsideWithAnAlertAndTheOthersAreHandled() {
        kafka.send(Tally.request("r-1"));
        Position poison = kafka.send(Tally.request("poison"));
        kafka.send(Tally.request("r-2"));

        start(new Tally(step -> {
            if (step.equals("apply poison")) {
                throw new IllegalStateException("struck at " + step);
            }
        }));
        await().atMost(PATIENCE).until(() -> storedNames().contains("r-2"));

        assertThat(storedNames()).containsExactly("r-1", "r-2");
        assertThatOneIsSetAside(
                poison, "set aside after 3 equal failures: IllegalStateException: struck at apply poison");
    }

    /** Twenty names fill the largest message that a state may be; the one too many is found, and it alone. */
    @Test
    void aRecordThatMakesTheStateTooLargeForAMessageIsSetAside() {
        String filling = "x".repeat(200_000);
        List<Position> sent = IntStream.rangeClosed(1, 21)
                .mapToObj(i -> kafka.send(Tally.request(i + filling)))
                .toList();
        kafka.send(Tally.request("small"));

        start(new Tally());
        await().atMost(PATIENCE).until(() -> storedNames().contains("small"));

        assertThat(storedNames()).hasSize(21);
        assertThatOneIsSetAside(
                sent.getLast(),
                "set aside after 3 equal failures: IllegalStateException: a eternal.v1.StateSnapshot of ");
    }

    private void assertThatOneIsSetAside(Position poison, String cause) {
        List<ConsumerRecord<byte[], byte[]>> letters = kafka.committed(DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        assertThat(Headers.text(letters.getFirst().headers(), DeadLetters.POSITION))
                .isEqualTo(poison.toString());
        assertThat(Headers.text(letters.getFirst().headers(), DeadLetters.CAUSE))
                .startsWith(cause);
        assertThat(kafka.messages(Topic.ALERTS, AlertRaised.class))
                .filteredOn(alert -> alert.getAlertId().equals("record-set-aside:risk:" + poison))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getSeverity()).isEqualTo(AlertSeverity.ALERT_SEVERITY_P1);
                    assertThat(alert.getText()).contains(cause);
                });
    }
}
