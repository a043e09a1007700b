package io.eternalengine.service.risk;

import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jboss.logging.Logger;

/**
 * Says that risk is alive, and up to which epoch its commands are committed. It beats only while the desk's loop goes
 * round: a process that lives but judges nothing must not keep the lease of others.
 */
final class HeartbeatLoop implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(HeartbeatLoop.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration DESK_MAY_BE_SILENT = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final ShellStatus desk;
    private final LongSupplier committedEpoch;
    private final String instance = Long.toString(ProcessHandle.current().pid());
    private volatile boolean running = true;
    private long sequence;

    HeartbeatLoop(KafkaConnection kafka, ShellStatus desk, LongSupplier committedEpoch) {
        this.kafka = kafka;
        this.desk = desk;
        this.committedEpoch = committedEpoch;
    }

    @Override
    public void run() {
        try (var producer = kafka.producer("heartbeat")) {
            while (running) {
                if (desk.isReady() && desk.sinceLastTurn().compareTo(DESK_MAY_BE_SILENT) < 0) {
                    beat(producer);
                }
                Thread.sleep(BEAT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    private void beat(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        var message = RiskHeartbeat.newBuilder()
                .setInstance(instance)
                .setSequence(++sequence)
                .setRiskEpoch(committedEpoch.getAsLong())
                .build();
        try {
            producer.send(new OutboundRecord(Topic.RISK_HEARTBEATS, "risk", message).toKafka(MessageContext.NONE))
                    .get();
        } catch (ExecutionException e) {
            LOG.warnf("heartbeat %d was not sent: %s", sequence, e.getCause());
        }
    }
}
