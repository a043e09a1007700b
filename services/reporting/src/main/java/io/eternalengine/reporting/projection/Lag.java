package io.eternalengine.reporting.projection;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.ServiceThreads;
import io.eternalengine.logging.LogLine;
import io.eternalengine.topics.ConsumerGroup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Looks once a second how far the topics reach, so that anyone sees how far the read models are behind. */
@Singleton
public class Lag implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(Lag.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final ServiceThreads threads;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile Map<TopicPartition, Long> endOffsets = Map.of();

    Lag(KafkaConnection kafka, ServiceThreads threads) {
        this.kafka = kafka;
        this.threads = threads;
    }

    void start(@Observes StartupEvent event) {
        threads.start("lag", this);
    }

    @Override
    public void stop() {
        stopped.countDown();
    }

    /** The end of each partition as last seen; empty while Kafka cannot be asked. */
    public Map<TopicPartition, Long> endOffsets() {
        return endOffsets;
    }

    @Override
    public void run() {
        try {
            while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS)) {
                watch();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() throws InterruptedException {
        try (var consumer = kafka.consumer("lag")) {
            List<TopicPartition> partitions = partitions(consumer);
            do {
                endOffsets = Map.copyOf(consumer.endOffsets(partitions));
            } while (!stopped.await(PERIOD.toMillis(), TimeUnit.MILLISECONDS));
        } catch (KafkaException e) {
            endOffsets = Map.of();
            LogLine.of("end-offsets-unknown").with("cause", e.getMessage()).debug(LOG);
        }
    }

    private static List<TopicPartition> partitions(Consumer<?, ?> consumer) {
        return ConsumerGroup.REPORTING.topics().stream()
                .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }
}
