package io.eternalengine.kit.transaction;

import io.eternalengine.domain.model.TextRules;
import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.consume.DeadLetters;
import io.eternalengine.kit.consume.RecordFailure;
import io.eternalengine.kit.consume.RecordFailures;
import io.eternalengine.kit.consume.SetAside;
import io.eternalengine.kit.consume.TopicReader;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.InboundRecord;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.message.Position;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.kit.telemetry.DomainEvents;
import io.eternalengine.kit.telemetry.Tracing;
import io.eternalengine.logging.LogLine;
import io.eternalengine.schemas.v1.StateSnapshot;
import io.eternalengine.topics.Topic;
import io.eternalengine.topics.TopicKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.SpanKind;
import java.nio.BufferUnderflowException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;

/**
 * Drives a {@link StateMachine}: poll, apply, and commit the answers, the state and the positions in one transaction. On
 * any failure it aborts, forgets the machine's state and begins again from the last commit; it never goes on from a
 * state that was not committed. A record at which the machine itself fails again and again is set aside. When another instance has taken over, it ends; and whatever it ends of, it is not ready.
 */
public final class TransactionalShell<I> implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(TransactionalShell.class);
    private static final Duration POLL = Duration.ofMillis(100);
    /** Of what may wait. So much is read again after a restart. */
    private static final Duration LONGEST_UNCOMMITTED = Duration.ofSeconds(5);
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
    private final BackOff backOff;
    private final RecordFailures failures = new RecordFailures();
    private final Timer commits;
    private final DomainEvents events;
    /** What the transaction under way publishes. */
    private final List<Published> published = new ArrayList<>();
    /** The same, with dead letters, as Kafka takes it. */
    private final List<ProducerRecord<byte[], byte[]>> outgoing = new ArrayList<>();

    private final java.util.function.Consumer<ShellEnd> whenEnded;
    private volatile boolean running = true;
    private long sequence;
    /** Whether something was read that no commit holds, and since when. */
    private boolean hasUncommitted;
    /** Whether the batch at hand changed what may not wait for the next commit. */
    private boolean mustCommit;

    private long uncommittedSinceNanos;

    /** A message of the transaction under way, and the context that it is sent in. */
    private record Published(OutboundRecord message, MessageContext context) {}

    /**
     * A shell that is not started yet.
     *
     * @param whenEnded called with the reason why the shell ends, when it ends by itself; ends the process
     */
    public TransactionalShell(
            KafkaConnection kafka,
            ShellSettings settings,
            StateMachine<I> machine,
            ShellStatus status,
            Tracing tracing,
            MeterRegistry meters,
            java.util.function.Consumer<ShellEnd> whenEnded) {
        this.kafka = kafka;
        this.settings = settings;
        this.machine = machine;
        this.status = status;
        this.tracing = tracing;
        this.snapshots = new Snapshots(kafka, settings.stateTopic(), settings.owner());
        this.takeover = new Takeover(kafka, settings.stateTopic(), settings.owner());
        this.deadLetters = new DeadLetters(kafka.serviceName());
        this.backOff = new BackOff(LOG, "shell " + settings.owner());
        this.commits = Timer.builder("eternal.shell.commit")
                .description("From the first record of a batch to its commit")
                .tag("owner", settings.owner())
                .register(meters);
        this.events = new DomainEvents(meters);
        this.whenEnded = whenEnded;
    }

    @Override
    public void run() {
        MDC.put("shell", settings.owner());
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
            end(ShellEnd.TAKEN_OVER, "another instance has taken over");
        } catch (UnreadableSnapshotException e) {
            end(ShellEnd.UNREADABLE_SNAPSHOT, TextRules.clipped(String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            if (e instanceof RecordFailure failure) {
                failure.noteIn(failures);
            }
            status.retrying(e);
            backOff.pauseAfter(e, () -> running);
        }
    }

    private void end(ShellEnd end, String why) {
        status.notReady(why);
        LogLine.of("shell")
                .with("owner", settings.owner())
                .with("state", "ENDED")
                .with("cause", why)
                .error(LOG);
        running = false;
        whenEnded.accept(end);
    }

    /** Ends the loop after the transaction under way. */
    @Override
    public void stop() {
        running = false;
    }

    private void goOnFromLastCommit() {
        var producer = kafka.transactionalProducer(settings.owner());
        boolean isolating = failures.isIsolating();
        try (var reader = new TopicReader(consumer(isolating), settings.inputs())) {
            takeover.run(producer);
            restore(reader);
            alertOnForeignStates(producer);
            readToBarrier(reader, producer);
            status.ready();
            LogLine.of("shell")
                    .with("owner", settings.owner())
                    .with("state", "CONSUMING")
                    .with("sequence", sequence)
                    .info(LOG);
            while (running && isolating == failures.isIsolating()) {
                turn(reader, producer);
            }
        } finally {
            producer.close(TIME_TO_ABORT);
        }
    }

    private void restore(TopicReader reader) {
        Optional<StateSnapshot> snapshot = snapshots.latest();
        sequence = snapshot.map(StateSnapshot::getSequence).orElse(0L);
        try {
            machine.restore(
                    snapshot.map(stored -> stored.getState().toByteArray()).orElse(null));
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw new UnreadableSnapshotException(settings.owner(), e);
        }
        hasUncommitted = false;
        reader.startAt(snapshot.map(Snapshots::positions).orElse(Map.of()));
    }

    private Consumer<byte[], byte[]> consumer(boolean isolating) {
        return isolating ? kafka.consumerOfSingleRecords(settings.owner()) : kafka.consumer(settings.owner());
    }

    /** In a transaction of its own: the next input may be long in coming. */
    private void alertOnForeignStates(Producer<byte[], byte[]> producer) {
        if (!snapshots.foreignRecords().isEmpty()) {
            producer.beginTransaction();
            toKafka(snapshots.foreignRecords(), MessageContext.NONE).forEach(alert -> enqueue(alert, producer));
            producer.commitTransaction();
        }
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
        if (!records.isEmpty() || !signals.isEmpty() || isCommitOverdue()) {
            turnOver(records, signals, reader, producer);
        }
        long lag = reader.lag();
        machine.lag(lag);
        status.lag(lag);
        status.turned();
    }

    private boolean isCommitOverdue() {
        return hasUncommitted && System.nanoTime() - uncommittedSinceNanos >= LONGEST_UNCOMMITTED.toNanos();
    }

    /**
     * Prices and books of which nothing comes, and what does not concern the machine, need no transaction of their own: what they
     * change is committed with what comes next, or after a while, and is read again after a restart before that.
     */
    private void turnOver(
            List<ConsumerRecord<byte[], byte[]>> records,
            List<I> signals,
            TopicReader reader,
            Producer<byte[], byte[]> producer) {
        long beganNanos = System.nanoTime();
        published.clear();
        outgoing.clear();
        mustCommit = !signals.isEmpty() || failures.isIsolating();
        signals.forEach(signal -> send(machine.apply(signal, null), machine.contextOf(signal)));
        records.forEach(this::process);
        boolean mayWait = !mustCommit && outgoing.isEmpty();
        if (mayWait && !hasUncommitted) {
            hasUncommitted = true;
            uncommittedSinceNanos = beganNanos;
        }
        if (mayWait && !isCommitOverdue()) {
            return;
        }
        commit(records, reader, producer);
        hasUncommitted = false;
        commits.record(Duration.ofNanos(System.nanoTime() - beganNanos));
        machine.committed();
        published.forEach(each -> events.committed(each.message().message(), each.context()));
    }

    private void commit(
            List<ConsumerRecord<byte[], byte[]>> records, TopicReader reader, Producer<byte[], byte[]> producer) {
        producer.beginTransaction();
        outgoing.forEach(message -> enqueue(message, producer));
        sequence++;
        stored(records, reader).forEach(message -> enqueue(message, producer));
        producer.commitTransaction();
        backOff.succeeded();
        records.forEach(kafkaRecord -> failures.passed(Position.of(kafkaRecord)));
    }

    /** The state, and what the machine has to say of it. */
    private List<ProducerRecord<byte[], byte[]>> stored(
            List<ConsumerRecord<byte[], byte[]>> records, TopicReader reader) {
        var positions = reader.positions();
        try {
            var snapshot = snapshots.snapshot(sequence, machine.encode(), positions);
            return Stream.concat(
                            Stream.of(new OutboundRecord(settings.stateTopic(), settings.owner(), snapshot)),
                            machine.committing(snapshot).stream())
                    .map(message -> message.toKafka(MessageContext.NONE))
                    .toList();
        } catch (RuntimeException e) {
            if (records.isEmpty()) {
                throw e;
            }
            throw new RecordFailure(Position.of(records.getLast()), records.size() == 1, e);
        }
    }

    private void process(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        Position position = Position.of(kafkaRecord);
        if (failures.condemns(position)) {
            setAside(kafkaRecord, position);
            return;
        }
        try {
            outgoing.addAll(answersTo(Decoding.decode(kafkaRecord)));
        } catch (UnreadableRecord e) {
            putAside(kafkaRecord, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            throw RecordFailures.blamesTheRecord(e) ? new RecordFailure(position, true, e) : e;
        }
    }

    private List<ProducerRecord<byte[], byte[]>> answersTo(InboundRecord inbound) throws UnreadableRecord {
        if (!machine.concerns(inbound)) {
            machine.passedOver(inbound.position());
            return List.of();
        }
        I input = interpret(inbound);
        mustCommit |= inbound.topic().kind() != TopicKind.SIGNALS;
        var span = tracing.start(inbound.topic().topicName() + " process", SpanKind.CONSUMER, inbound.context());
        try {
            return toKafka(machine.apply(input, inbound.position()), tracing.within(span, inbound.context()));
        } finally {
            span.end();
        }
    }

    private I interpret(InboundRecord inbound) throws UnreadableRecord {
        try {
            return machine.interpret(inbound);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(String.valueOf(e.getMessage()));
        }
    }

    /** The decision is logged twice, in the transaction that passes the record by: as a dead letter and as an alert. */
    private void setAside(ConsumerRecord<byte[], byte[]> condemned, Position position) {
        String verdict = failures.verdict();
        var alert = SetAside.alert(kafka.serviceName(), position, verdict, condemned.timestamp());
        send(List.of(alert), MessageContext.NONE);
        putAside(condemned, verdict);
    }

    private void putAside(ConsumerRecord<byte[], byte[]> unusable, String cause) {
        outgoing.add(deadLetters.letter(unusable, cause));
        machine.passedOver(Position.of(unusable));
        String key = unusable.key() == null ? "" : new String(unusable.key(), StandardCharsets.UTF_8);
        Topic topic = Topic.named(unusable.topic()).orElseThrow();
        machine.inPlaceOf(topic, key).forEach(input -> send(machine.apply(input, null), MessageContext.NONE));
    }

    private void send(List<OutboundRecord> answers, MessageContext context) {
        outgoing.addAll(toKafka(answers, context));
    }

    private List<ProducerRecord<byte[], byte[]>> toKafka(List<OutboundRecord> answers, MessageContext context) {
        answers.forEach(answer -> published.add(new Published(answer, context)));
        return answers.stream().map(answer -> answer.toKafka(context)).toList();
    }

    /** The future is not needed: a send that fails makes the commit fail. */
    private static void enqueue(ProducerRecord<byte[], byte[]> kafkaRecord, Producer<byte[], byte[]> producer) {
        var _ = producer.send(kafkaRecord);
    }
}
