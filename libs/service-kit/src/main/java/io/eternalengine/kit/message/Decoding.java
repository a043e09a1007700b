package io.eternalengine.kit.message;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import io.eternalengine.domain.model.TextRules;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns Kafka records into messages, refusing what is not the one type that its topic carries. */
public final class Decoding {
    private static final int LONGEST_KEY = 200;

    private Decoding() {}

    /**
     * Decodes one record.
     *
     * @throws UnreadableRecord when the type header, the key or the bytes are not what the topic carries
     */
    public static InboundRecord decode(ConsumerRecord<byte[], byte[]> kafkaRecord) throws UnreadableRecord {
        Topic topic = Topic.named(kafkaRecord.topic())
                .orElseThrow(() -> new IllegalStateException("topic not in the catalogue: " + kafkaRecord.topic()));
        requireType(topic, kafkaRecord);
        if (kafkaRecord.key() == null || kafkaRecord.value() == null) {
            throw new UnreadableRecord("the record lacks a " + (kafkaRecord.key() == null ? "key" : "value"));
        }
        String key = new String(kafkaRecord.key(), StandardCharsets.UTF_8);
        if (key.length() > LONGEST_KEY || !key.codePoints().allMatch(TextRules::isPrintable)) {
            throw new UnreadableRecord("the record key is \"" + TextRules.printable(key, LONGEST_KEY)
                    + "\": must be at most " + LONGEST_KEY + " printable characters");
        }
        return new InboundRecord(
                topic,
                Position.of(kafkaRecord),
                key,
                parse(topic, kafkaRecord.value()),
                kafkaRecord.timestamp(),
                Headers.context(kafkaRecord.headers()));
    }

    private static void requireType(Topic topic, ConsumerRecord<byte[], byte[]> kafkaRecord) throws UnreadableRecord {
        String type = Headers.text(kafkaRecord.headers(), Headers.MESSAGE_TYPE);
        if (!topic.messageType().equals(type)) {
            throw new UnreadableRecord(
                    "header " + Headers.MESSAGE_TYPE + " is " + type + ", the topic carries " + topic.messageType());
        }
    }

    private static MessageLite parse(Topic topic, byte[] value) throws UnreadableRecord {
        try {
            return topic.parser().parseFrom(value);
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableRecord(
                    value.length + " bytes are not a " + topic.messageType() + ": " + e.getMessage());
        }
    }
}
