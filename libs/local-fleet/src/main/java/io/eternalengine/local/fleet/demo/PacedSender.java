package io.eternalengine.local.fleet.demo;

import com.google.protobuf.Message;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends messages without waiting for each: whoever sends by a schedule must not be slowed down by the broker. */
final class PacedSender implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private volatile String failure = "";

    PacedSender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(Topic topic, String key, Message message) {
        var sent = new ProducerRecord<>(topic.topicName(), key, message.toByteArray());
        sent.headers().add("message-type", topic.messageType().getBytes(StandardCharsets.UTF_8));
        var _ = producer.send(sent, (_, cause) -> {
            if (cause != null) {
                failure = cause.toString();
            }
        });
    }

    /**
     * Has everything written.
     *
     * @throws StackFailure when the broker did not take something
     */
    void flush() {
        producer.flush();
        if (!failure.isEmpty()) {
            throw new StackFailure("Kafka did not take a message: " + failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
