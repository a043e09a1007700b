package io.eternalengine.kit.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.domain.state.StateHash;
import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.Position;
import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot be used is put aside, whole and with its cause, in the transaction that passes it by. */
class MalformedRecordTest extends ShellScene {
    private static final Topic TOPIC = Topic.OPERATOR_REQUESTS;
    private static final String DEAD_LETTERS = "risk.operations.requests.v1.dlq";

    /** Each with a part of the cause that it is put aside for. */
    private static Map<ProducerRecord<byte[], byte[]>, String> malformed() {
        byte[] sound = Tally.request("r-x").message().toByteArray();
        var malformed = new LinkedHashMap<ProducerRecord<byte[], byte[]>, String>();
        malformed.put(typed("key", bytes("garbage")), "are not a eternal.v1.OperatorRequest");
        malformed.put(typed("key", null), "the record lacks a value");
        malformed.put(typed(null, sound), "the record lacks a key");
        malformed.put(
                new ProducerRecord<>(TOPIC.topicName(), bytes("key"), sound),
                "header message-type is null, the topic carries eternal.v1.OperatorRequest");
        malformed.put(
                headed("eternal.v1.CandleClosed", "key", sound),
                "header message-type is eternal.v1.CandleClosed, the topic carries eternal.v1.OperatorRequest");
        malformed.put(typed("line\nforged", sound), "the record key is \"line?forged\": must be at most 200 printable");
        malformed.put(
                headed("x\n2026 ERROR forged \u001b[31m", "key", sound), "message-type is x?2026 ERROR forged ?[31m");
        malformed.put(Tally.request("").toKafka(MessageContext.NONE), "request_id is \"\": must not be empty");
        return malformed;
    }

    @Test
    void putsAsideWithCauseAndPositionAndGoesOn() {
        Map<ProducerRecord<byte[], byte[]>, String> malformed = malformed();
        kafka.send(Tally.request("r-1"));
        List<Position> positions = malformed.keySet().stream().map(kafka::send).toList();
        kafka.send(Tally.request("r-2"));

        start(new Tally());
        awaitAnswers(2);

        assertThat(answers()).containsExactly("r-1", "r-2");
        List<ConsumerRecord<byte[], byte[]>> letters = kafka.committed(DEAD_LETTERS);
        assertThat(letters)
                .extracting(letter -> Headers.text(letter.headers(), DeadLetters.POSITION))
                .containsExactlyElementsOf(
                        positions.stream().map(Position::toString).toList());
        assertThat(letters).zipSatisfy(malformed.entrySet(), (letter, sent) -> {
            assertThat(Headers.text(letter.headers(), DeadLetters.CAUSE)).contains(sent.getValue());
            assertThat(letter.key()).isEqualTo(sent.getKey().key());
            assertThat(letter.value()).isEqualTo(sent.getKey().value());
            assertThat(Headers.text(letter.headers(), Headers.MESSAGE_TYPE))
                    .isEqualTo(Headers.text(sent.getKey().headers(), Headers.MESSAGE_TYPE));
        });
    }

    /** The largest record that the broker takes, with headers that would not fit beside those of a letter. */
    @Test
    void aDeadLetterOfALargeRecordIsSmallAndTellsTheLengthAndHashOfTheWhole() {
        byte[] value = new byte[TopicKind.LARGEST_MESSAGE - 70_000];
        var large = typed("key", value);
        for (int i = 0; i < 60; i++) {
            large.headers().add("header-" + i, new byte[1_000]);
        }
        kafka.send(large);
        kafka.send(Tally.request("r-1"));

        start(new Tally());
        awaitAnswers(1);

        ConsumerRecord<byte[], byte[]> letter = kafka.committed(DEAD_LETTERS).getFirst();
        assertThat(letter.value()).hasSize(64 * 1024);
        assertThat(Headers.text(letter.headers(), DeadLetters.VALUE_LENGTH)).isEqualTo("" + value.length);
        assertThat(Headers.text(letter.headers(), DeadLetters.VALUE_HASH))
                .isEqualTo(HexFormat.of().formatHex(StateHash.of(value)));
        assertThat(Headers.text(letter.headers(), DeadLetters.HEADERS_LEFT_OUT)).isEqualTo("52");
    }

    /** A reader could not bound what a record unfolds to: Kafka's client unfolds it before anyone is asked. */
    @Test
    void theBrokerRefusesASmallRecordThatUnfoldsToALargeOne() {
        byte[] zeros = new byte[20_000_000];
        Map<String, Object> settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                kafka.bootstrapServers(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "gzip",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                40_000_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                40_000_000);
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            assertThat(producer.send(typed("key", zeros)))
                    .failsWithin(PATIENCE)
                    .withThrowableThat()
                    .withCauseInstanceOf(RecordTooLargeException.class);
        }
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
