package io.eternalengine.kit.transaction;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.consume.TopicReader;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.kit.telemetry.DomainEvents;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;

/**
 * Drives a {@link StateMachine}: poll, apply, and commit the answers, the state and the positions in one transaction. On
 * any failure it aborts, forgets the machine's state and begins again from the last commit; it never goes on from a
 * state that was not committed. When another instance has taken over, it ends; and whatever it ends of, it is not ready.
 */
public final class TransactionalShell<I> implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(TransactionalShell.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(300);
    /** Left to itself, a producer may take as long as a request to give up; the next one aborts what this one could not. */
    private static final Duration TIME_TO_ABORT = Duration.ofMillis(500);

    private final KafkaConnection kafka;
    private final ShellSettings settings;
    private final StateMachine<I> machine;
    private final ShellStatus status;
    private final Tracing tracing;
    private final Snapshots snapshots;
    private final Takeover takeover;
    private final DeadLetters deadLetters;
    private final Timer commits;
    private final DomainEvents events;
    /** What the transaction under way publishes. */
    private final List<OutboundRecord> published = new ArrayList<>();

    private final Runnable whenFenced;
    private volatile boolean running = true;
    private long sequence;

    /**
     * A shell that is not started yet.
     *
     * @param whenFenced called when another instance with the same owner has taken over; ends the process
     */
    public TransactionalShell(
            KafkaConnection kafka,
            ShellSettings settings,
            StateMachine<I> machine,
            ShellStatus status,
            Tracing tracing,
            MeterRegistry meters,
            Runnable whenFenced) {
        this.kafka = kafka;
        this.settings = settings;
        this.machine = machine;
        this.status = status;
        this.tracing = tracing;
        this.snapshots = new Snapshots(kafka, settings.stateTopic(), settings.owner());
        this.takeover = new Takeover(kafka, settings.stateTopic(), settings.owner());
        this.deadLetters = new DeadLetters(kafka.serviceName());
        this.commits = Timer.builder("eternal.shell.commit")
                .description("From the first record of a batch to its commit")
                .tag("owner", settings.owner())
                .register(meters);
        this.events = new DomainEvents(meters);
        this.whenFenced = whenFenced;
    }

    @Override
    public void run() {
        try {
            while (running && !Thread.currentThread().isInterrupted()) {
                goOnFromLastCommitOrRetry();
            }
        } finally {
            if (status.isReady()) {
                status.notReady("has ended");
            }
        }
    }

    private void goOnFromLastCommitOrRetry() {
        try {
            goOnFromLastCommit();
        } catch (ProducerFencedException | InvalidProducerEpochException | FencedInstanceIdException e) {
            status.notReady("another instance has taken over");
            LOG.errorf("shell %s ends: another instance has taken over", settings.owner());
            running = false;
            whenFenced.run();
        } catch (RuntimeException e) {
            status.notReady("retrying after: " + e.getMessage());
            LOG.warnf(e, "shell %s begins again from its last commit", settings.owner());
            status.turned();
            pause();
        }
    }

    /** Ends the loop after the transaction under way. */
    @Override
    public void stop() {
        running = false;
    }

    private void goOnFromLastCommit() {
        var producer = kafka.transactionalProducer(settings.owner());
        try (var reader = new TopicReader(kafka.consumer(settings.owner()), settings.inputs())) {
            takeover.run(producer);
            restore(reader);
            readToBarrier(reader, producer);
            status.ready();
            LOG.infof("shell %s consumes, sequence=%d", settings.owner(), sequence);
            while (running) {
                turn(reader, producer);
            }
        } finally {
            producer.close(TIME_TO_ABORT);
        }
    }

    private void restore(TopicReader reader) {
        Optional<StateSnapshot> snapshot = snapshots.latest();
        sequence = snapshot.map(StateSnapshot::getSequence).orElse(0L);
        machine.restore(snapshot.map(stored -> stored.getState().toByteArray()).orElse(null));
        reader.startAt(snapshot.map(Snapshots::positions).orElse(Map.of()));
    }

    private void readToBarrier(TopicReader reader, Producer<byte[], byte[]> producer) {
        if (settings.barrier().isEmpty()) {
            return;
        }
        var barrier = settings.barrier().get();
        var end = reader.endOffsets(barrier);
        reader.readOnly(barrier);
        while (running && !reader.hasReached(end)) {
            turn(reader, producer);
        }
        reader.readAll();
    }

    private void turn(TopicReader reader, Producer<byte[], byte[]> producer) {
        List<ConsumerRecord<byte[], byte[]>> records = settings.inputs().isEmpty() ? List.of() : reader.poll(POLL);
        List<I> signals = machine.signals();
        if (!records.isEmpty() || !signals.isEmpty()) {
            commits.record(() -> transact(records, signals, reader, producer));
            machine.committed();
            published.forEach(message -> events.committed(message.message()));
        }
        status.lag(reader.lag());
        status.turned();
    }

    private void transact(
            List<ConsumerRecord<byte[], byte[]>> records,
            List<I> signals,
            TopicReader reader,
            Producer<byte[], byte[]> producer) {
        published.clear();
        producer.beginTransaction();
        signals.forEach(signal -> send(machine.apply(signal, null), machine.contextOf(signal), producer));
        records.forEach(kafkaRecord -> process(kafkaRecord, producer));
        sequence++;
        var snapshot = snapshots.snapshot(sequence, machine.encode(), reader.positions());
        send(
                List.of(new OutboundRecord(settings.stateTopic(), settings.owner(), snapshot)),
                MessageContext.NONE,
                producer);
        producer.commitTransaction();
    }

    private void process(ConsumerRecord<byte[], byte[]> kafkaRecord, Producer<byte[], byte[]> producer) {
        InboundRecord inbound;
        I input;
        try {
            inbound = Decoding.decode(kafkaRecord);
            if (!machine.concerns(inbound)) {
                return;
            }
            input = machine.interpret(inbound);
        } catch (UnreadableRecord | IllegalArgumentException e) {
            enqueue(deadLetters.letter(kafkaRecord, String.valueOf(e.getMessage())), producer);
            return;
        }
        var span = tracing.start(inbound.topic().topicName() + " process", SpanKind.CONSUMER, inbound.context());
        try {
            send(machine.apply(input, inbound.position()), tracing.within(span, inbound.context()), producer);
        } finally {
            span.end();
        }
    }

    private void send(List<OutboundRecord> answers, MessageContext context, Producer<byte[], byte[]> producer) {
        published.addAll(answers);
        answers.forEach(answer -> enqueue(answer.toKafka(context), producer));
    }

    /** The future is not needed: a send that fails makes the commit fail. */
    private static void enqueue(ProducerRecord<byte[], byte[]> kafkaRecord, Producer<byte[], byte[]> producer) {
        var _ = producer.send(kafkaRecord);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
