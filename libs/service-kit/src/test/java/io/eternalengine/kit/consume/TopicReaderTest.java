package io.eternalengine.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The order of one poll, which no broker can be made to mix up at will: so Kafka's own scripted consumer plays it. */
class TopicReaderTest {
    private static final Topic REQUESTS = Topic.OPERATOR_REQUESTS;
    private static final Topic CANDLES = Topic.CANDLES;
    private static final Duration AT_ONCE = Duration.ZERO;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

    @Test
    void handsOutThePreferredTopicFirstWhicheverItIs() {
        for (List<Topic> preference : List.of(List.of(REQUESTS, CANDLES), List.of(CANDLES, REQUESTS))) {
            var scripted = new MockConsumer<byte[], byte[]>("none");
            TopicReader reader = reader(scripted, preference, Map.of());
            arrive(scripted, CANDLES, 2, 1, 0, 1);
            arrive(scripted, REQUESTS, 0, 0);

            assertThat(reader.poll(AT_ONCE))
                    .extracting(ConsumerRecord::topic)
                    .containsExactlyElementsOf(
                            preference.getFirst() == CANDLES
                                    ? names(CANDLES, CANDLES, CANDLES, CANDLES, REQUESTS, REQUESTS)
                                    : names(REQUESTS, REQUESTS, CANDLES, CANDLES, CANDLES, CANDLES));
        }
    }

    @Test
    void handsOutPartitionsByNumberAndEachInItsOrder() {
        TopicReader reader = reader(consumer, List.of(CANDLES), Map.of());
        arrive(consumer, CANDLES, 2, 1, 0, 1);

        assertThat(reader.poll(AT_ONCE))
                .extracting(arrived -> arrived.partition() + "@" + arrived.offset())
                .containsExactly("0@0", "1@0", "1@1", "2@0");
    }

    @Test
    void startsAtStoredPositionsElseAtTheBeginning() {
        var stored = new TopicPartition(CANDLES.topicName(), 1);
        TopicReader reader = reader(consumer, List.of(CANDLES), Map.of(stored, 7L));

        assertThat(reader.positions())
                .containsEntry(stored, 7L)
                .containsEntry(new TopicPartition(CANDLES.topicName(), 0), 0L)
                .hasSize(CANDLES.partitions());
    }

    @Test
    void readsOnlyOneTopicUntilToldOtherwise() {
        TopicReader reader = reader(consumer, List.of(REQUESTS, CANDLES), Map.of());
        arrive(consumer, CANDLES, 0);
        arrive(consumer, REQUESTS, 0);

        reader.readOnly(REQUESTS);
        assertThat(reader.poll(AT_ONCE)).extracting(ConsumerRecord::topic).containsExactly(REQUESTS.topicName());
        assertThat(reader.poll(AT_ONCE)).isEmpty();

        reader.readAll();
        assertThat(reader.poll(AT_ONCE)).extracting(ConsumerRecord::topic).containsExactly(CANDLES.topicName());
    }

    @Test
    void refusesATopicThatDoesNotExist() {
        var reader = new TopicReader(consumer, List.of(CANDLES));

        assertThatThrownBy(() -> reader.startAt(Map.of()))
                .hasMessage("topic market.candles.v1 does not exist in Kafka");
    }

    private static TopicReader reader(
            MockConsumer<byte[], byte[]> consumer, List<Topic> topics, Map<TopicPartition, Long> stored) {
        Map<TopicPartition, Long> beginnings = new HashMap<>();
        for (Topic topic : topics) {
            Node[] nodes = {};
            List<PartitionInfo> partitions = IntStream.range(0, topic.partitions())
                    .mapToObj(number -> new PartitionInfo(topic.topicName(), number, Node.noNode(), nodes, nodes))
                    .toList();
            consumer.updatePartitions(topic.topicName(), partitions);
            partitions.forEach(one -> beginnings.put(new TopicPartition(one.topic(), one.partition()), 0L));
        }
        consumer.updateBeginningOffsets(beginnings);
        var reader = new TopicReader(consumer, topics);
        reader.startAt(stored);
        return reader;
    }

    /** One record on each of these partitions, in this order. */
    private static void arrive(MockConsumer<byte[], byte[]> consumer, Topic topic, int... partitions) {
        Map<Integer, Long> next = new HashMap<>();
        for (int partition : partitions) {
            long offset = next.merge(partition, 1L, Long::sum) - 1;
            consumer.addRecord(new ConsumerRecord<>(topic.topicName(), partition, offset, new byte[0], new byte[0]));
        }
    }

    private static List<String> names(Topic... topics) {
        return List.of(topics).stream().map(Topic::topicName).toList();
    }
}
