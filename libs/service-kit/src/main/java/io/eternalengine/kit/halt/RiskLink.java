package io.eternalengine.kit.halt;

import io.eternalengine.core.model.OrderIntent;
import io.eternalengine.core.risk.HaltRegister;
import io.eternalengine.core.risk.RiskCommand;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.consume.TopicReader;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Decoding;
import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Listens to risk in a thread of its own: every instance reads the whole halt log, without a group, and the heartbeats
 * from now on. Nothing may be opened before the log has been read to the end that it had at the start, while a heartbeat
 * tells of an epoch not read yet, after two seconds without a heartbeat, or once an epoch was missed in the log: it may
 * have been a halt, such as one that only a later version can read.
 */
public final class RiskLink implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(RiskLink.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(300);

    private final KafkaConnection kafka;
    private final ShellStatus status;
    private final Consumer<io.eternalengine.schemas.v1.RiskCommand> whenHeard;
    private final RiskLease lease = new RiskLease(System::nanoTime, System::currentTimeMillis);
    private volatile HaltRegister register = HaltRegister.EMPTY;
    private volatile boolean logReadToEnd;
    private volatile boolean missedACommand;
    private volatile long announcedEpoch;
    private volatile boolean running = true;

    /**
     * A link that is not started yet.
     *
     * @param whenHeard told of each command after it is in force here
     */
    public RiskLink(
            KafkaConnection kafka, ShellStatus status, Consumer<io.eternalengine.schemas.v1.RiskCommand> whenHeard) {
        this.kafka = kafka;
        this.status = status;
        this.whenHeard = whenHeard;
    }

    @Override
    public void run() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try {
                listen();
            } catch (RuntimeException e) {
                logReadToEnd = false;
                status.notReady("retrying after: " + e.getMessage());
                LOG.warnf("the link to risk begins again: %s", e.getMessage());
                pause();
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    /** Whether risk is heard and its log known as far as it says. */
    public boolean isHeard() {
        return logReadToEnd && !missedACommand && lease.isHeld() && register.epoch() >= announcedEpoch;
    }

    /** For how long what is known of risk still counts without another heartbeat; zero when it does not. */
    public Duration leaseLeft() {
        return lease.left();
    }

    public HaltRegister register() {
        return register;
    }

    /**
     * Why an order that opens exposure must not go out now; empty when it may. Ask last, immediately before the first byte.
     *
     * @param intent the order, with the epoch under which risk approved it
     * @param nowMs time of the exchange
     */
    public Optional<String> forbidsOpening(OrderIntent intent, long nowMs) {
        if (!isHeard()) {
            return Optional.of("risk is not heard");
        }
        HaltRegister known = register;
        if (intent.riskEpoch() > known.epoch()) {
            return Optional.of("approved under epoch " + intent.riskEpoch() + ", known is " + known.epoch());
        }
        return known.forbids(intent.engine(), intent.account(), intent.instrument(), nowMs);
    }

    private void listen() {
        try (var reader =
                new TopicReader(kafka.consumer("risk-link"), List.of(Topic.RISK_COMMANDS, Topic.RISK_HEARTBEATS))) {
            reader.startAt(Map.of());
            reader.skipToEnd(Topic.RISK_HEARTBEATS);
            var end = reader.endOffsets(Topic.RISK_COMMANDS);
            while (running) {
                reader.poll(POLL).forEach(this::hear);
                logReadToEnd |= reader.hasReached(end);
                tellReadiness();
                status.turned();
            }
        }
    }

    private void tellReadiness() {
        if (missedACommand) {
            status.notReady("a command is missing in the halt log");
        } else if (logReadToEnd) {
            status.ready();
        }
    }

    private void hear(ConsumerRecord<byte[], byte[]> kafkaRecord) {
        try {
            switch (Decoding.decode(kafkaRecord).message()) {
                case io.eternalengine.schemas.v1.RiskCommand command -> hearCommand(command);
                case RiskHeartbeat heartbeat -> hearHeartbeat(heartbeat, kafkaRecord.timestamp());
                default -> throw new IllegalStateException("the link reads no topic " + kafkaRecord.topic());
            }
        } catch (UnreadableRecord | IllegalArgumentException e) {
            LOG.errorf("%s: offset %d is passed over: %s", kafkaRecord.topic(), kafkaRecord.offset(), e.getMessage());
        }
    }

    private void hearCommand(io.eternalengine.schemas.v1.RiskCommand message) {
        RiskCommand command = RiskMapping.toModel(message);
        requireNoGap(command);
        register = register.after(command);
        whenHeard.accept(message);
    }

    private void requireNoGap(RiskCommand command) {
        long known = register.epoch();
        if (command.epoch() > known + 1) {
            missedACommand = true;
            LOG.errorf("nothing is opened: epoch %d follows %d in the halt log", command.epoch(), known);
        }
    }

    private void hearHeartbeat(RiskHeartbeat heartbeat, long sentAtMs) {
        announcedEpoch = Math.max(announcedEpoch, heartbeat.getRiskEpoch());
        lease.heard(Duration.ofMillis(System.currentTimeMillis() - sentAtMs));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_AFTER_FAILURE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
