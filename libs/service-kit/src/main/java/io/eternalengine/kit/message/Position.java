package io.eternalengine.kit.message;

import org.apache.kafka.common.TopicPartition;

/** Where in Kafka a record stands. */
public record Position(String topic, int partition, long offset) {
    public TopicPartition topicPartition() {
        return new TopicPartition(topic, partition);
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
