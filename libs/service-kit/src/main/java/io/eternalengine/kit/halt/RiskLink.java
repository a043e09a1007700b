package io.eternalengine.kit.halt;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.kit.BackOff;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.alert.AlertPublisher;
import io.eternalengine.kit.consume.TopicReader;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.logging.LogLine;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens to risk in a thread of its own: every instance reads the whole halt log, without a group, and the heartbeats
 * from now on. Nothing may be opened before the log has been read to the end that it had at the start, while the log is
 * {@link HaltLog not believed}, while a heartbeat announces an epoch that was not read yet or another register than the
 * log's, or after two seconds without a heartbeat.
 */
public final class RiskLink implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(RiskLink.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConnection kafka;
    private final ShellStatus status;
    private final Consumer<RiskCommand> onCommand;
    private final AlertPublisher alerts;
    private final RiskLease lease = new RiskLease(System::nanoTime, System::currentTimeMillis);
    private final Announcements announcements = new Announcements(System::nanoTime);
    private final BackOff backOff = new BackOff(LOG, "the link to risk");
    private volatile HaltLog log = new HaltLog();
    private volatile long lastCommandNanos;
    private volatile boolean logReadToEnd;
    private volatile boolean running = true;
    private @Nullable Map<TopicPartition, Long> endOfOverdue;

    /**
     * A link that is not started yet.
     *
     * @param onCommand called with each command after it is in force here
     */
    public RiskLink(KafkaConnection kafka, ShellStatus status, Consumer<RiskCommand> onCommand) {
        this.kafka = kafka;
        this.status = status;
        this.onCommand = onCommand;
        this.alerts = kafka.alerts();
    }

    @Override
    public void run() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                listen();
            } catch (RuntimeException e) {
                logReadToEnd = false;
                status.retrying(e);
                backOff.pauseAfter(e, () -> running);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Whether the lease on risk is held, and its log known as far as it says. */
    public boolean isLeaseHeld() {
        return isLeaseHeld(log);
    }

    /** For how long what is known of risk still counts without another heartbeat; zero when it does not. */
    public Duration leaseLeft() {
        return lease.left();
    }

    public HaltRegister register() {
        return log.register();
    }

    /**
     * Why an order that opens exposure must not go out now; empty when it may. Ask last, immediately before the first byte.
     *
     * @param intent the order, with the epoch under which risk approved it
     * @param nowMs time of the exchange
     */
    public Optional<String> forbidsOpening(OrderIntent intent, long nowMs) {
        HaltLog seen = log;
        HaltRegister known = seen.register();
        Optional<String> fault = seen.fault();
        if (fault.isPresent()) {
            return Optional.of(notBelieved(fault.get()));
        }
        if (!isLeaseHeld(seen)) {
            return Optional.of("risk is not heard");
        }
        if (!announcements.confirm(known)) {
            return Optional.of("risk has not announced epoch " + known.epoch() + " of the halt log yet");
        }
        if (intent.riskEpoch() > known.epoch()) {
            return Optional.of("approved under epoch " + intent.riskEpoch() + ", known is " + known.epoch());
        }
        return superseded(intent, known)
                .or(() -> known.forbids(intent.engine(), intent.account(), intent.instrument(), nowMs));
    }

    /** Why an approval holds no more and never will, in words: risk has issued a command since. Empty while it may hold. */
    public Optional<String> superseded(OrderIntent intent) {
        return superseded(intent, log.register());
    }

    private static Optional<String> superseded(OrderIntent intent, HaltRegister known) {
        return intent.riskEpoch() < known.epoch()
                ? Optional.of("approved under epoch " + intent.riskEpoch() + ", the current one is " + known.epoch())
                : Optional.empty();
    }

    /** A command may be read a moment before the heartbeat that announces it, but not as long as the lease lasts. */
    private boolean isLeaseHeld(HaltLog seen) {
        boolean isConfirmed = announcements.confirm(seen.register());
        boolean isFresh = announcements.agree()
                && announcements.isBehind(seen.register())
                && System.nanoTime() - lastCommandNanos < RiskLease.DURATION.toNanos();
        return logReadToEnd && seen.fault().isEmpty() && lease.isHeld() && (isConfirmed || isFresh);
    }

    private void listen() {
        log = new HaltLog();
        try (var reader =
                new TopicReader(kafka.consumer("risk-link"), List.of(Topic.RISK_COMMANDS, Topic.RISK_HEARTBEATS))) {
            reader.startAt(Map.of());
            reader.skipToEnd(Topic.RISK_HEARTBEATS);
            var end = reader.endOffsets(Topic.RISK_COMMANDS);
            while (running) {
                reader.poll(POLL).forEach(this::on);
                logReadToEnd |= reader.hasReached(end);
                dropWhatIsNotInTheLog(reader);
                alertOfFaults();
                status.turned();
            }
        }
    }

    /** The written end counts what is not committed yet, so a command that risk has committed lies before it. */
    private void dropWhatIsNotInTheLog(TopicReader reader) {
        if (!announcements.isOverdue()) {
            endOfOverdue = null;
        } else if (endOfOverdue == null) {
            endOfOverdue = kafka.writtenEnd(Topic.RISK_COMMANDS);
        } else if (reader.hasReached(endOfOverdue)) {
            alerts.raise(
                    AlertSeverity.P0,
                    "heartbeat beyond the halt log",
                    "A heartbeat of epoch " + announcements.unreadEpoch() + " was ignored by " + kafka.serviceName()
                            + ": the halt log ends at epoch " + log.register().epoch());
            announcements.drop();
            endOfOverdue = null;
        }
    }

    private void alertOfFaults() {
        Optional<String> fault = log.fault();
        if (fault.isPresent()) {
            status.notReady(notBelieved(fault.get()));
            alerts.raise(AlertSeverity.P0, "halt log not believed", notBelieved(fault.get()));
        } else if (announcements.differsFrom(log.register())) {
            String text = "what is in force at risk is not what its log says at epoch "
                    + log.register().epoch();
            status.notReady(text);
            alerts.raise(AlertSeverity.P0, "halt log differs from risk", text);
        } else if (logReadToEnd) {
            status.ready();
        }
    }

    private static String notBelieved(String fault) {
        return "the halt log is not believed until an operator declares a new base: " + fault;
    }

    private void on(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            switch (Decoding.decode(kafkaRecord).message()) {
                case RiskCommand command -> on(command, kafkaRecord.offset());
                case RiskHeartbeat heartbeat -> on(heartbeat, kafkaRecord.timestamp());
                default -> throw new IllegalStateException("the link reads no topic " + kafkaRecord.topic());
            }
        } catch (UnreadableRecord e) {
            LogLine.of("record-passed-over")
                    .with("topic", kafkaRecord.topic())
                    .with("offset", kafkaRecord.offset())
                    .with("cause", e.getMessage())
                    .error(LOG);
        }
    }

    private void on(RiskCommand message, long offset) {
        try {
            log.apply(RiskMapping.toModel(message));
        } catch (IllegalArgumentException e) {
            log.missed("the command at offset " + offset + " cannot be read: " + e.getMessage());
        }
        lastCommandNanos = System.nanoTime();
        announcements.read(log.register());
        onCommand.accept(message);
    }

    private void on(RiskHeartbeat heartbeat, long sentAtMs) {
        byte[] hash = heartbeat.getRegisterHash().toByteArray();
        if (announcements.on(heartbeat.getRiskEpoch(), hash, log.register())) {
            lease.renew(Duration.ofMillis(System.currentTimeMillis() - sentAtMs));
        }
    }
}
