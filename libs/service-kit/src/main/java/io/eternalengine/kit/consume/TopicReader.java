package io.eternalengine.kit.consume;

import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads all partitions of some topics, without a group, from positions that its user keeps. Within one poll the records
 * come topic by topic in the order in which the topics were named, so that the caller receives halts before markets.
 */
public final class TopicReader implements AutoCloseable {
    /** Nobody is to judge by the prices and books of before; a short stop is no reason to be without any. */
    private static final Duration OLDEST_SIGNALS = Duration.ofMinutes(1);

    private final Consumer<byte[], byte[]> consumer;
    private final List<Topic> topics;
    private final Map<String, Integer> priority = new HashMap<>();

    /** Reads the topics with a consumer that this reader closes. */
    public TopicReader(Consumer<byte[], byte[]> consumer, List<Topic> topics) {
        this.consumer = consumer;
        this.topics = List.copyOf(topics);
        for (Topic topic : topics) {
            priority.put(topic.topicName(), priority.size());
        }
    }

    /**
     * Starts every partition at its stored position, or at its beginning where there is none. Of topics of signals, which are worth
     * nothing a moment later, nothing is read that is older than a minute.
     */
    public void startAt(Map<TopicPartition, Long> nextOffsets) {
        List<TopicPartition> partitions = partitions();
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = new HashMap<>(consumer.beginningOffsets(partitions));
        beginnings.putAll(beginningsOfSignals(partitions));
        for (TopicPartition partition : partitions) {
            long begin = beginnings.getOrDefault(partition, 0L);
            consumer.seek(partition, Math.max(begin, nextOffsets.getOrDefault(partition, begin)));
        }
    }

    private Map<TopicPartition, Long> beginningsOfSignals(List<TopicPartition> partitions) {
        Set<TopicPartition> signals = partitions.stream()
                .filter(partition -> isOfSignals(partition.topic()))
                .collect(Collectors.toSet());
        if (signals.isEmpty()) {
            return Map.of();
        }
        long sinceMs = System.currentTimeMillis() - OLDEST_SIGNALS.toMillis();
        Map<TopicPartition, Long> begins = new HashMap<>(consumer.endOffsets(signals));
        consumer.offsetsForTimes(signals.stream().collect(Collectors.toMap(one -> one, ignored -> sinceMs)))
                .forEach((partition, found) -> {
                    if (found != null) {
                        begins.put(partition, found.offset());
                    }
                });
        return begins;
    }

    private boolean isOfSignals(String topicName) {
        return topics.stream()
                .anyMatch(topic -> topic.topicName().equals(topicName) && topic.kind() == TopicKind.SIGNALS);
    }

    /** Goes to the end of one topic: only what is sent to it from now on. */
    public void skipToEnd(Topic topic) {
        Collection<TopicPartition> partitions = assigned(topic);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** The end of each partition of a topic, as far as transactions are committed, at this moment. */
    public Map<TopicPartition, Long> endOffsets(Topic topic) {
        return consumer.endOffsets(assigned(topic));
    }

    /** Whether everything before the offsets has been handed out. */
    public boolean hasReached(Map<TopicPartition, Long> offsets) {
        return offsets.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    /** Records that are there and not handed out yet, as far as the last answers of the brokers show. */
    public long lag() {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    /** Reads only this topic until {@link #readAll}. */
    public void readOnly(Topic topic) {
        Set<TopicPartition> others = new HashSet<>(consumer.assignment());
        assigned(topic).forEach(others::remove);
        consumer.pause(others);
    }

    public void readAll() {
        consumer.resume(consumer.paused());
    }

    /** The next records, at most a bounded number; empty after the time-out. */
    public List<ConsumerRecord<byte[], byte[]>> poll(Duration timeout) {
        var polled = consumer.poll(timeout);
        if (polled.isEmpty()) {
            return List.of();
        }
        List<TopicPartition> order = new ArrayList<>(polled.partitions());
        order.sort(Comparator.<TopicPartition>comparingInt(partition -> rank(partition.topic()))
                .thenComparingInt(TopicPartition::partition));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
        order.forEach(partition -> records.addAll(polled.records(partition)));
        return records;
    }

    /** The offset after the last record handed out, for each partition. */
    public Map<TopicPartition, Long> positions() {
        Map<TopicPartition, Long> positions = new LinkedHashMap<>();
        consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
        return positions;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private int rank(String topicName) {
        return priority.getOrDefault(topicName, Integer.MAX_VALUE);
    }

    private Collection<TopicPartition> assigned(Topic topic) {
        return consumer.assignment().stream()
                .filter(partition -> partition.topic().equals(topic.topicName()))
                .toList();
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic topic : topics) {
            List<PartitionInfo> infos = consumer.partitionsFor(topic.topicName());
            if (infos == null || infos.isEmpty()) {
                throw new IllegalStateException("topic " + topic.topicName() + " does not exist in Kafka");
            }
            infos.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        return partitions;
    }
}
