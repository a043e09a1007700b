package io.eternalengine.kit.message;

import com.google.protobuf.MessageLite;
import io.eternalengine.topics.Topic;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A message to be sent to a catalogued topic. */
public record OutboundRecord(Topic topic, String key, MessageLite message) {
    public OutboundRecord {
        if (!message.getParserForType().equals(topic.parser())) {
            throw new IllegalArgumentException("message is a "
                    + message.getClass().getSimpleName() + ": topic " + topic.topicName() + " carries "
                    + topic.messageType());
        }
    }

    /** Room for the key, the headers and what Kafka adds. */
    private static final int OVERHEAD = 4 * 1024;

    /**
     * The Kafka record, carrying the context of what caused it.
     *
     * @throws IllegalStateException when the message is larger than its topic takes
     */
    public ProducerRecord<byte[], byte[]> toKafka(MessageContext context) {
        int size = message.getSerializedSize();
        if (size > topic.kind().largestRecord() - OVERHEAD) {
            throw new IllegalStateException("a " + topic.messageType() + " of " + size + " bytes is larger than topic "
                    + topic.topicName() + " takes");
        }
        return new ProducerRecord<>(
                topic.topicName(), null, Headers.bytes(key), message.toByteArray(), Headers.of(topic, context));
    }
}
