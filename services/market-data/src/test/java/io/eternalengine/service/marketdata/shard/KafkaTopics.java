package io.eternalengine.service.marketdata.shard;

import com.google.protobuf.MessageLite;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.CandleClosed;
import io.eternalengine.schemas.v1.MarketSubscription;
import io.eternalengine.service.marketdata.exchange.ScriptedExchange;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What a test writes to Kafka and reads from it. */
final class KafkaTopics implements AutoCloseable {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final String bootstrapServers;
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaTopics(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void subscribe(MarketCategory category, String symbol, boolean active) {
        var message = MarketSubscription.newBuilder()
                .setCategory(
                        switch (category) {
                            case SPOT -> io.eternalengine.schemas.v1.MarketCategory.MARKET_CATEGORY_SPOT;
                            case LINEAR -> io.eternalengine.schemas.v1.MarketCategory.MARKET_CATEGORY_LINEAR;
                        })
                .setSymbol(symbol)
                .setIntervalMs(ScriptedExchange.HOUR_MS)
                .setActive(active)
                .build();
        send(new OutboundRecord(Topic.SUBSCRIPTIONS, new InstrumentId(category, symbol).key(), message)
                .toKafka(MessageContext.NONE));
    }

    void subscribe(String symbol) {
        subscribe(MarketCategory.SPOT, symbol, true);
    }

    void unsubscribe(String symbol) {
        subscribe(MarketCategory.SPOT, symbol, false);
    }

    void send(ProducerRecord<byte[], byte[]> kafkaRecord) {
        try {
            producer.send(kafkaRecord).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Open times of a symbol's committed candles in their order, once the last of them is there. */
    List<Long> openTimes(String symbol, long lastOpenMs) {
        List<Long> times = new ArrayList<>();
        for (CandleClosed candle : this.<CandleClosed>awaitMessages(
                Topic.CANDLES, symbol, candles -> candles.stream().anyMatch(c -> c.getOpenTimeMs() == lastOpenMs))) {
            times.add(candle.getOpenTimeMs());
        }
        return times;
    }

    /** The committed messages under a key, once they are what the test waits for; what there is when it waits in vain. */
    @SuppressWarnings("unchecked")
    <M extends MessageLite> List<M> awaitMessages(Topic topic, String key, Predicate<List<M>> enough) {
        List<M> messages = new ArrayList<>();
        awaitRecords(topic.topicName(), kafkaRecord -> {
            if (key.equals(new String(kafkaRecord.key(), StandardCharsets.UTF_8))) {
                messages.add((M) parse(topic, kafkaRecord));
            }
            return enough.test(messages);
        });
        return messages;
    }

    /** Hands over the committed records of a topic from its beginning until the test has enough, or waits in vain. */
    void awaitRecords(String topicName, Predicate<ConsumerRecord<byte[], byte[]>> enough) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed", "group.id", "test");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topicName).stream()
                    .map(info -> new TopicPartition(topicName, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
            boolean satisfied = false;
            while (!satisfied && System.nanoTime() < deadline) {
                for (var kafkaRecord : consumer.poll(Duration.ofMillis(100))) {
                    satisfied |= enough.test(kafkaRecord);
                }
            }
        }
    }

    /** How many committed records a topic has. */
    long count(String topicName) {
        long[] count = {0};
        String end = "end-" + System.nanoTime();
        send(new ProducerRecord<>(topicName, 0, end.getBytes(StandardCharsets.UTF_8), new byte[0]));
        awaitRecords(topicName, kafkaRecord -> {
            boolean isEnd = end.equals(new String(kafkaRecord.key(), StandardCharsets.UTF_8));
            count[0] += isEnd ? 0 : 1;
            return isEnd;
        });
        return count[0];
    }

    @Override
    public void close() {
        producer.close();
    }

    private static MessageLite parse(Topic topic, ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            return topic.parser().parseFrom(kafkaRecord.value());
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}
