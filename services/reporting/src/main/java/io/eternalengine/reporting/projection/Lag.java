package io.eternalengine.reporting.projection;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.topics.ConsumerGroup;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** Looks once a second how far the topics reach, so that anyone can tell how far the read models are behind. */
@Singleton
public class Lag {
    private static final Logger LOG = Logger.getLogger(Lag.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final Thread thread = Thread.ofPlatform().name("lag").daemon().unstarted(this::run);
    private volatile Map<TopicPartition, Long> endOffsets = Map.of();

    Lag(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** The end of each partition as last seen; empty while Kafka cannot be asked. */
    public Map<TopicPartition, Long> endOffsets() {
        return endOffsets;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (var consumer = kafka.consumer("lag")) {
                watch(consumer);
            } catch (InterruptedException | org.apache.kafka.common.errors.InterruptException e) {
                Thread.currentThread().interrupt();
            } catch (KafkaException e) {
                endOffsets = Map.of();
                LOG.debugf(e, "end offsets are unknown");
            }
        }
    }

    private void watch(Consumer<?, ?> consumer) throws InterruptedException {
        while (true) {
            List<TopicPartition> partitions = ConsumerGroup.REPORTING.topics().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.topicName()).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            endOffsets = Map.copyOf(consumer.endOffsets(partitions));
            Thread.sleep(PERIOD);
        }
    }
}
