package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.Position;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What cannot be used is put aside, whole and with its cause, in the transaction that passes it by. */
class MalformedRecordTest extends ShellScene {
    private static final Topic TOPIC = Topic.OPERATOR_REQUESTS;
    private static final String DEAD_LETTERS = "risk.operations.requests.v1.dlq";

    static Stream<Arguments> malformed() {
        byte[] sound = Tally.request("r-x").message().toByteArray();
        return Stream.of(
                Arguments.of(typed("key", bytes("garbage")), "are not a eternal.v1.OperatorRequest"),
                Arguments.of(typed("key", null), "the record lacks a value"),
                Arguments.of(typed(null, sound), "the record lacks a key"),
                Arguments.of(
                        new ProducerRecord<>(TOPIC.topicName(), bytes("key"), sound),
                        "header message-type is null, the topic carries eternal.v1.OperatorRequest"),
                Arguments.of(
                        headed("eternal.v1.CandleClosed", "key", sound),
                        "header message-type is eternal.v1.CandleClosed, the topic carries eternal.v1.OperatorRequest"),
                Arguments.of(Tally.request("").toKafka(MessageContext.NONE), "request_id is \"\": must not be empty"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void putsAsideWithCauseAndPositionAndGoesOn(ProducerRecord<byte[], byte[]> malformed, String cause) {
        kafka.send(Tally.request("r-1"));
        Position position = kafka.send(malformed);
        kafka.send(Tally.request("r-2"));

        start(new Tally());
        awaitAnswers(2);

        assertThat(answers()).containsExactly("r-1", "r-2");
        ConsumerRecord<byte[], byte[]> letter = kafka.committed(DEAD_LETTERS).getFirst();
        assertThat(letter.key()).isEqualTo(malformed.key());
        assertThat(letter.value()).isEqualTo(malformed.value());
        assertThat(Headers.text(letter.headers(), DeadLetters.CAUSE)).contains(cause);
        assertThat(Headers.text(letter.headers(), DeadLetters.POSITION))
                .isEqualTo(position.toString())
                .startsWith("operations.requests.v1-0@");
        assertThat(Headers.text(letter.headers(), Headers.MESSAGE_TYPE))
                .isEqualTo(Headers.text(malformed.headers(), Headers.MESSAGE_TYPE));
    }

    @Test
    void putsAsideOnceThoughTheTurnFailsAndIsRepeated() {
        kafka.send(typed("key", bytes("garbage")));
        sendRequests(3);

        start(failingOnceAt("apply r-3", "encode"));
        awaitAnswers(3);

        assertThat(kafka.committed(DEAD_LETTERS)).hasSize(1);
    }

    @Test
    void passesByATopicOfNothingButMalformedRecords() {
        List.of("one", "two", "three").forEach(text -> kafka.send(typed("key", bytes(text))));

        start(new Tally());
        await().atMost(PATIENCE).until(() -> kafka.committed(DEAD_LETTERS).size() == 3);

        assertThat(kafka.committed(DEAD_LETTERS))
                .extracting(letter -> new String(letter.value(), StandardCharsets.UTF_8))
                .containsExactly("one", "two", "three");
    }

    private static ProducerRecord<byte[], byte[]> typed(@Nullable String key, byte @Nullable [] value) {
        return headed(TOPIC.messageType(), key, value);
    }

    private static ProducerRecord<byte[], byte[]> headed(String type, @Nullable String key, byte @Nullable [] value) {
        var malformed = new ProducerRecord<>(TOPIC.topicName(), key == null ? null : bytes(key), value);
        malformed.headers().add(Headers.MESSAGE_TYPE, bytes(type));
        return malformed;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
