package io.eternalengine.reporting;

import com.google.protobuf.MessageLite;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.topics.ConsumerGroup;
import io.eternalengine.topics.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The other services, as far as reporting sees them: what they write, and what is read back from Kafka. */
@Singleton
public class Topics {
    private final KafkaConnection kafka;
    private final KafkaProducer<byte[], byte[]> producer;

    Topics(KafkaConnection kafka) {
        this.kafka = kafka;
        this.producer = kafka.producer("test");
    }

    void publish(Topic topic, String key, MessageLite message) {
        publish(new OutboundRecord(topic, key, message).toKafka(MessageContext.NONE));
    }

    void publish(ProducerRecord<byte[], byte[]> message) {
        try {
            producer.send(message).get();
        } catch (ExecutionException e) {
            throw new AssertionError("Kafka refuses the message", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    List<ConsumerRecord<byte[], byte[]>> deadLetters(Topic topic) {
        try (var consumer = kafka.consumer("test-dead-letters")) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.deadLetterName("reporting")).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
            return letters;
        }
    }

    /** Where each partition that reporting reads ends now. */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>();
        ConsumerGroup.REPORTING.topics().forEach(topic -> ends.putAll(kafka.writtenEnd(topic)));
        return ends;
    }

    @PreDestroy
    void close() {
        producer.close();
    }
}
