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

    /** The Kafka record, carrying the context of what caused it. */
    public ProducerRecord<byte[], byte[]> toKafka(MessageContext context) {
        return new ProducerRecord<>(
                topic.topicName(), null, Headers.bytes(key), message.toByteArray(), Headers.of(topic, context));
    }
}
