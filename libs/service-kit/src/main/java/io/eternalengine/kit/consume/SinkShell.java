package io.eternalengine.kit.consume;

import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.kit.telemetry.DomainEvents;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Feeds a {@link RecordSink}. When anything fails, the loop begins again from the positions that the sink has stored,
 * after a pause; nothing is skipped and, because the sink stores positions with its effects, nothing is applied twice. Only
 * a record that itself makes the store fail, again and again in the same way, is set aside, and an alert says so.
 */
public final class SinkShell<E> implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(SinkShell.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection kafka;
    private final List<Topic> topics;
    private final RecordSink<E> sink;
    private final ShellStatus status;
    private final DeadLetters deadLetters;
    private final BackOff backOff;
    private final DomainEvents events = new DomainEvents(Metrics.globalRegistry);
    private final RecordFailures failures = new RecordFailures();
    private volatile boolean running = true;
    private volatile boolean restartRequested;

    public SinkShell(KafkaConnection kafka, List<Topic> topics, RecordSink<E> sink, ShellStatus status) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
        this.sink = sink;
        this.status = status;
        this.deadLetters = new DeadLetters(kafka.serviceName());
        this.backOff = new BackOff(LOG, "sink " + status.name());
    }

    @Override
    public void run() {
        MDC.put("shell", status.name());
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                feed();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception e) {
                if (e instanceof RecordFailure failure) {
                    failure.noteIn(failures);
                }
                status.retrying(e);
                backOff.pauseAfter(e, () -> running);
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
        boolean isolating = failures.isIsolating();
        try (var reader = new TopicReader(consumer(isolating), topics);
                var producer = kafka.producer(status.name() + "-dead-letters")) {
            var nextOffsets = sink.nextOffsets();
            sink.bindTo(kafka.identities(topics));
            reader.startAt(nextOffsets);
            status.ready();
            while (running && !restartRequested && isolating == failures.isIsolating()) {
                var records = reader.poll(POLL);
                if (!records.isEmpty()) {
                    handle(records, reader, producer);
                }
                status.lag(reader.lag());
                status.turned();
            }
        }
    }

    private Consumer<byte[], byte[]> consumer(boolean isolating) {
        return isolating ? kafka.consumerOfSingleRecords(status.name()) : kafka.consumer(status.name());
    }

    private void handle(
            List<ConsumerRecord<byte[], byte[]>> records, TopicReader reader, KafkaProducer<byte[], byte[]> producer)
            throws Exception {
        List<E> effects = new ArrayList<>(records.size());
        List<Future<?>> letters = new ArrayList<>();
        for (var kafkaRecord : records) {
            Position position = Position.of(kafkaRecord);
            if (failures.condemns(position)) {
                letters.addAll(setAside(kafkaRecord, position, producer));
                continue;
            }
            try {
                effects.add(sink.interpret(Decoding.decode(kafkaRecord)));
            } catch (UnreadableRecord | IllegalArgumentException e) {
                ProducerRecord<byte[], byte[]> letter = deadLetters.letter(kafkaRecord, String.valueOf(e.getMessage()));
                letters.add(producer.send(letter));
            } catch (RuntimeException e) {
                throw RecordFailures.blamesTheRecord(e) ? new RecordFailure(position, true, e) : e;
            }
        }
        awaitAll(letters);
        store(effects, Position.of(records.getLast()), records.size() == 1, reader);
        backOff.succeeded();
        records.forEach(kafkaRecord -> failures.passed(Position.of(kafkaRecord)));
    }

    private void store(List<E> effects, Position last, boolean alone, TopicReader reader) throws Exception {
        try {
            sink.store(effects, reader.positions());
        } catch (Exception e) {
            if (!effects.isEmpty() && sink.isCausedByRecords(e)) {
                throw new RecordFailure(last, alone, e);
            }
            throw e;
        }
    }

    private List<Future<?>> setAside(
            ConsumerRecord<byte[], byte[]> condemned, Position position, KafkaProducer<byte[], byte[]> producer) {
        String verdict = failures.verdict();
        OutboundRecord alert = SetAside.alert(kafka.serviceName(), position, verdict, condemned.timestamp());
        return List.of(
                producer.send(deadLetters.letter(condemned, verdict)),
                producer.send(alert.toKafka(MessageContext.NONE), (metadata, failure) -> {
                    if (failure == null) {
                        events.committed(alert.message(), MessageContext.NONE);
                    }
                }));
    }

    private static void awaitAll(List<Future<?>> letters) throws ExecutionException, InterruptedException {
        for (Future<?> letter : letters) {
            letter.get();
        }
    }
}
