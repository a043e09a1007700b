package io.eternalengine.kit.message;

import io.eternalengine.schemas.v1.InputPosition;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where in Kafka a record stands. */
public record Position(String topic, int partition, long offset) {
    public static Position of(ConsumerRecord<?, ?> kafkaRecord) {
        return new Position(kafkaRecord.topic(), kafkaRecord.partition(), kafkaRecord.offset());
    }

    /** Whether it is the same record or a later one of the same partition. */
    public boolean isAtOrAfter(Position other) {
        return topic.equals(other.topic) && partition == other.partition && offset >= other.offset;
    }

    /** As decision records and snapshots carry it. */
    public InputPosition toWire() {
        return InputPosition.newBuilder()
                .setTopic(topic)
                .setPartition(partition)
                .setOffset(offset)
                .build();
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}
