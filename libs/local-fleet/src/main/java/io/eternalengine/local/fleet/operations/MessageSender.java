package io.eternalengine.local.fleet.operations;

import com.google.protobuf.Message;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends messages of the catalogue: each acknowledged before the call returns, or many that are waited for together. */
public final class MessageSender implements AutoCloseable {
    private static final int TIMEOUT_MS = 10_000;

    private final KafkaProducer<String, byte[]> producer;
    /** Of a message that nobody waited for. */
    private volatile String failure = "";

    public MessageSender(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS / 2,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends one message.
     *
     * @throws StackFailure when the broker does not take it in time
     */
    public void send(Topic topic, String key, Message message) {
        try {
            producer.send(toKafka(topic, key, message)).get();
        } catch (ExecutionException e) {
            throw new StackFailure("Kafka did not take the message for " + topic.topicName() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while sending to " + topic.topicName(), e);
        }
    }

    /** Sends one message without waiting for it: who sends by a schedule must not be slowed down by the broker. */
    public void enqueue(Topic topic, String key, Message message) {
        var _ = producer.send(toKafka(topic, key, message), (_, cause) -> {
            if (cause != null) {
                failure = cause.toString();
            }
        });
    }

    /**
     * Waits until all is sent.
     *
     * @throws StackFailure when the broker did not take one of them
     */
    public void flush() {
        producer.flush();
        if (!failure.isEmpty()) {
            throw new StackFailure("Kafka did not take a message: " + failure);
        }
    }

    private static ProducerRecord<String, byte[]> toKafka(Topic topic, String key, Message message) {
        var sent = new ProducerRecord<>(topic.topicName(), key, message.toByteArray());
        sent.headers().add("message-type", topic.messageType().getBytes(StandardCharsets.UTF_8));
        return sent;
    }

    @Override
    public void close() {
        producer.close();
    }
}
