package io.eternalengine.service.execution.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.schemas.v1.OrderState;
import io.eternalengine.schemas.v1.PlaceOrder;
import io.eternalengine.service.execution.scene.Commands;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.SharedScene;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is no order is put aside with its position and the cause; the next order is executed. */
@ExtendWith(SharedScene.class)
class DeadLetterTest {
    private static final String LETTERS = "order-execution.orders.commands.v1.dlq";

    private final ExecutionScene scene;
    private final Commands commands;
    private final String account;

    DeadLetterTest(ExecutionScene scene) {
        this.scene = scene;
        this.commands = new Commands(scene.surroundings());
        this.account = scene.nextAccount();
    }

    @Test
    void putsAsideWhatIsNoOrderAndGoesOn() {
        PlaceOrder good = commands.purchase(account, "good");

        Position garbage = scene.kafka().send(garbage());
        Position strangeId =
                scene.send(good.toBuilder().setClientOrderId("EE-another").build());
        Position zeroByte = scene.send(good.toBuilder().setIntentId("x\0y").build());
        Position negative = scene.send(good.toBuilder().setQuoteAmount("-1000").build());

        assertThat(scene.execute(good).getState()).isEqualTo(OrderState.ORDER_STATE_FILLED);
        assertThat(scene.executions(good)).hasSize(1);
        assertThat(cause(garbage)).contains("are not a eternal.v1.PlaceOrder");
        assertThat(cause(strangeId))
                .isEqualTo("client_order_id is EE-another: must be the one that follows from intent "
                        + good.getIntentId());
        assertThat(cause(zeroByte)).startsWith("intentId is \"x?y\": must be 1 to 120 characters");
        assertThat(cause(negative)).contains("quote amount").contains("-1000");
    }

    private ProducerRecord<byte[], byte[]> garbage() {
        var kafkaRecord = new OutboundRecord(Topic.ORDER_COMMANDS, account, PlaceOrder.getDefaultInstance())
                .toKafka(MessageContext.NONE);
        return new ProducerRecord<>(
                kafkaRecord.topic(), null, kafkaRecord.key(), new byte[] {(byte) 0xff, 1, 2}, kafkaRecord.headers());
    }

    /** The cause on the one letter about this position. */
    private String cause(Position position) {
        List<ConsumerRecord<byte[], byte[]>> letters = scene.kafka().committed(LETTERS).stream()
                .filter(letter -> position.toString().equals(Headers.text(letter.headers(), DeadLetters.POSITION)))
                .toList();
        assertThat(letters).hasSize(1);
        assertThat(letters.getFirst().key()).isEqualTo(account.getBytes(StandardCharsets.UTF_8));
        return String.valueOf(Headers.text(letters.getFirst().headers(), DeadLetters.CAUSE));
    }
}
