package io.eternalengine.kit.consume;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Feeds a {@link RecordSink}. When anything fails, the loop begins again from the positions that the sink has stored,
 * after a pause; nothing is skipped and, because the sink stores positions with its effects, nothing is applied twice.
 */
public final class SinkShell<E> implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(SinkShell.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);

    private final KafkaConnection kafka;
    private final List<Topic> topics;
    private final RecordSink<E> sink;
    private final ShellStatus status;
    private final DeadLetters deadLetters;
    private volatile boolean running = true;
    private volatile boolean restartRequested;

    public SinkShell(KafkaConnection kafka, List<Topic> topics, RecordSink<E> sink, ShellStatus status) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
        this.sink = sink;
        this.status = status;
        this.deadLetters = new DeadLetters(kafka.serviceName());
    }

    @Override
    public void run() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                feed();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                status.notReady("retrying after: " + e.getMessage());
                LOG.warnf(e, "sink %s begins again from its stored positions", status.name());
                pause();
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Reads the sink's positions again: after they were changed from outside, for a rebuild. */
    public void restart() {
        restartRequested = true;
    }

    private void feed() throws Exception {
        restartRequested = false;
        try (var reader = new TopicReader(kafka.consumer(status.name()), topics);
                var producer = kafka.producer(status.name() + "-dead-letters")) {
            reader.startAt(sink.nextOffsets());
            status.ready();
            while (running && !restartRequested) {
                var records = reader.poll(POLL);
                if (!records.isEmpty()) {
                    handle(records, reader, producer);
                }
                status.lag(reader.lag());
                status.turned();
            }
        }
    }

    private void handle(
            List<ConsumerRecord<byte[], byte[]>> records, TopicReader reader, KafkaProducer<byte[], byte[]> producer)
            throws Exception {
        List<E> effects = new ArrayList<>(records.size());
        List<Future<?>> letters = new ArrayList<>();
        for (var kafkaRecord : records) {
            try {
                effects.add(sink.interpret(Decoding.decode(kafkaRecord)));
            } catch (UnreadableRecord | IllegalArgumentException e) {
                ProducerRecord<byte[], byte[]> letter = deadLetters.letter(kafkaRecord, String.valueOf(e.getMessage()));
                letters.add(producer.send(letter));
            }
        }
        awaitAll(letters);
        sink.store(effects, reader.positions());
    }

    private static void awaitAll(List<Future<?>> letters) throws ExecutionException, InterruptedException {
        for (Future<?> letter : letters) {
            letter.get();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
