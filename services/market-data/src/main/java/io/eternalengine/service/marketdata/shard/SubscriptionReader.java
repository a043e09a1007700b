package io.eternalengine.service.marketdata.shard;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** Reads one partition of the subscriptions from its beginning: all that is wanted of one shard. */
final class SubscriptionReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final AlertPublisher alerts;

    SubscriptionReader(KafkaConnection kafka, int shard) {
        this.consumer = kafka.consumer("subscriptions-" + shard);
        this.partition = new TopicPartition(Topic.SUBSCRIPTIONS.topicName(), shard);
        this.alerts = kafka.alerts();
        consumer.assign(Set.of(partition));
        consumer.seekToBeginning(Set.of(partition));
    }

    /**
     * Everything up to the end at the time of the call.
     *
     * @throws IllegalStateException when the broker does not hand it out in time
     */
    List<ConsumerRecord<byte[], byte[]>> readToEnd() {
        long end = consumer.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        long deadlineNanos = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (consumer.position(partition) < end) {
            if (System.nanoTime() - deadlineNanos > 0) {
                String text = "the subscriptions of " + partition + " were not read to offset " + end + " within "
                        + LONGEST_WAIT.toSeconds() + " s";
                alerts.raise(AlertSeverity.P1, "hanging transaction on " + partition.topic(), text);
                throw new IllegalStateException(text);
            }
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    /** What has come since; does not wait. */
    List<ConsumerRecord<byte[], byte[]>> readNew() {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(Duration.ZERO).forEach(records::add);
        return records;
    }

    TopicPartition partition() {
        return partition;
    }

    /** The offset after the last record handed out. */
    long position() {
        return consumer.position(partition);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
