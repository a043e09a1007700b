package io.eternalengine.service.marketdata.shard;

import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellRegistry;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.logging.LogLine;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jboss.logging.Logger;

/**
 * Shares the shards among the replicas of the service through Kafka's consumer group, and runs those of this process, each
 * in its own thread. The group decides who should run a shard; that only one can is the work of {@link ShardWriter}.
 */
public final class ShardAssignment implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(ShardAssignment.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(10);

    private final ShardContext context;
    private final ShellRegistry registry;
    private final ShellStatus status;
    private final Map<Integer, Running> shards = new TreeMap<>();
    private final BackOff backOff = new BackOff(LOG, "the group of shards");
    private volatile boolean running = true;

    private record Running(ShardLoop loop, Thread thread, ShellStatus status) {}

    public ShardAssignment(ShardContext context, ShellRegistry registry) {
        this.context = context;
        this.registry = registry;
        this.status = registry.register("shard-assignment");
    }

    @Override
    public void run() {
        while (running) {
            try (var consumer =
                    context.kafka().groupConsumer("shards", context.parameters().sessionTimeout())) {
                consumer.subscribe(List.of(Topic.SUBSCRIPTIONS.topicName()), new Listener(consumer));
                while (running) {
                    consumer.poll(POLL);
                    status.turned();
                }
            } catch (InterruptException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (RuntimeException e) {
                status.retrying(e);
                backOff.pauseAfter(e, () -> running);
            } finally {
                // Closing the consumer has taken the shards away already, unless it failed.
                List.copyOf(shards.keySet()).forEach(this::stopShard);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    private void startShard(int shard) {
        var shardStatus = registry.register("shard-" + shard);
        var loop = new ShardLoop(context, shard, shardStatus);
        var thread = Thread.ofPlatform().name("shard-" + shard).daemon().unstarted(loop);
        shards.put(shard, new Running(loop, thread, shardStatus));
        thread.start();
    }

    private void stopShard(int shard) {
        Running stopping = shards.remove(shard);
        if (stopping == null) {
            return;
        }
        stopping.loop().stop();
        registry.remove(stopping.status());
        try {
            if (!stopping.thread().join(TIME_TO_STOP)) {
                LogLine.of("shard")
                        .with("state", "NOT_STOPPED")
                        .with("number", shard)
                        .with("afterSeconds", TIME_TO_STOP.toSeconds())
                        .warn(LOG);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called inside poll and close, so in the thread of the loop. */
    private final class Listener implements ConsumerRebalanceListener {
        private final KafkaConsumer<byte[], byte[]> consumer;

        Listener(KafkaConsumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            LogLine.of("shards-assigned").with("partitions", partitions).info(LOG);
            // The shards read for themselves; this consumer is only a member of the group.
            consumer.seekToBeginning(partitions);
            consumer.pause(partitions);
            partitions.forEach(partition -> startShard(partition.partition()));
            status.ready();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            LogLine.of("shards-revoked").with("partitions", partitions).info(LOG);
            partitions.forEach(partition -> shards.computeIfPresent(partition.partition(), (shard, one) -> {
                one.loop().stop();
                return one;
            }));
            partitions.forEach(partition -> stopShard(partition.partition()));
        }
    }
}
