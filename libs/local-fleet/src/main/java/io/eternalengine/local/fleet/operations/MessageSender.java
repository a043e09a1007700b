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

/** Sends messages of the catalogue, each acknowledged before the call returns. */
public final class MessageSender implements AutoCloseable {
    private static final int TIMEOUT_MS = 10_000;

    private final KafkaProducer<String, byte[]> producer;

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
        var sent = new ProducerRecord<>(topic.topicName(), key, message.toByteArray());
        sent.headers().add("message-type", topic.messageType().getBytes(StandardCharsets.UTF_8));
        try {
            producer.send(sent).get();
        } catch (ExecutionException e) {
            throw new StackFailure("Kafka did not take the message for " + topic.topicName() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("Interrupted while sending to " + topic.topicName(), e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
