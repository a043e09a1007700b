package io.eternalengine.reporting;

import static io.eternalengine.reporting.Messages.ENGINE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.MessageLite;
import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.Side;
import io.eternalengine.testkit.InfrastructureTestResource;
import io.eternalengine.topics.Topic;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = InfrastructureTestResource.class, scope = TestResourceScope.GLOBAL)
class DeadLettersTest {
    @Inject
    Topics topics;

    @Inject
    Tables tables;

    @Test
    void putsAsideWhatBreaksARuleAndGoesOn() {
        var malformed = List.of(
                execution("dead-price").setPrice("1E3").build(),
                execution("dead-side").setSide(Side.SIDE_UNSPECIFIED).build(),
                execution("dead-id").setExecutionId("").build(),
                execution("dead-text").setFeeAsset("B\0TC").build());

        malformed.forEach(this::publish);
        publish(execution("living").build());

        await().atMost(Waiting.LIMIT)
                .untilAsserted(
                        () -> assertThat(tables.number("select count(*) from executions where intent_id = 'living'"))
                                .isEqualTo(1));
        assertThat(causes(Topic.EXECUTIONS))
                .contains(
                        "price is '1E3', not a decimal in plain notation",
                        "side is SIDE_UNSPECIFIED",
                        "execution_id is empty",
                        "fee_asset contains the character U+0000");
    }

    @Test
    void putsAsideBytesThatAreNoMessageWithTheirPosition() {
        var noMessage = new ProducerRecord<>(Topic.ALERTS.topicName(), "risk".getBytes(UTF_8), new byte[] {-1, 1, 2});
        noMessage.headers().add(Headers.MESSAGE_TYPE, Topic.ALERTS.messageType().getBytes(UTF_8));

        topics.publish(noMessage);

        await().atMost(Waiting.LIMIT)
                .untilAsserted(() -> assertThat(topics.deadLetters(Topic.ALERTS))
                        .anySatisfy(letter -> {
                            assertThat(letter.value()).isEqualTo(noMessage.value());
                            assertThat(Headers.text(letter.headers(), DeadLetters.POSITION))
                                    .startsWith("operations.alerts.v1-0@");
                            assertThat(Headers.text(letter.headers(), DeadLetters.CAUSE))
                                    .startsWith("3 bytes are not a eternal.v1.AlertRaised");
                        }));
    }

    private static io.eternalengine.schemas.v1.ExecutionReported.Builder execution(String intentId) {
        return Messages.execution(intentId, 1);
    }

    private void publish(MessageLite message) {
        topics.publish(new OutboundRecord(Topic.EXECUTIONS, ENGINE, message).toKafka(MessageContext.NONE));
    }

    private List<String> causes(Topic topic) {
        return topics.deadLetters(topic).stream()
                .map(letter -> String.valueOf(Headers.text(letter.headers(), DeadLetters.CAUSE)))
                .toList();
    }
}
