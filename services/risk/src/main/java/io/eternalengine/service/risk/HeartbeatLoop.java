package io.eternalengine.service.risk;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.kit.KafkaConnection;
import io.eternalengine.kit.ServiceLoop;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.logging.LogLine;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.jboss.logging.Logger;

/**
 * Says that risk is alive, and up to which epoch its commands are committed. It beats only while the engine's loop goes
 * round: a process that lives but judges nothing must not keep the lease of others.
 */
final class HeartbeatLoop implements ServiceLoop {
    private static final Logger LOG = Logger.getLogger(HeartbeatLoop.class);
    private static final Duration BEAT = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration ENGINE_MAY_BE_SILENT = Duration.ofSeconds(1);

    private final KafkaConnection kafka;
    private final ShellStatus engine;
    private final Supplier<HaltRegister> committedHalts;
    private final String instance = Long.toString(ProcessHandle.current().pid());
    private volatile boolean running = true;
    private long sequence;
    private long announcedEpoch;

    HeartbeatLoop(KafkaConnection kafka, ShellStatus engine, Supplier<HaltRegister> committedHalts) {
        this.kafka = kafka;
        this.engine = engine;
        this.committedHalts = committedHalts;
    }

    @Override
    public void run() {
        try (var producer = kafka.producer("heartbeat")) {
            while (running) {
                if (engine.isReady() && engine.sinceLastTurn().compareTo(ENGINE_MAY_BE_SILENT) < 0) {
                    beat(producer);
                }
                sleepUntilNextBeat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    /** A new epoch is announced at once: nobody opens anything under it before. */
    private void sleepUntilNextBeat() throws InterruptedException {
        long nextNanos = System.nanoTime() + BEAT.toNanos();
        do {
            Thread.sleep(LOOK);
        } while (System.nanoTime() < nextNanos && committedHalts.get().epoch() == announcedEpoch);
    }

    private void beat(KafkaProducer<byte[], byte[]> producer) throws InterruptedException {
        HaltRegister halts = committedHalts.get();
        announcedEpoch = halts.epoch();
        var message = RiskHeartbeat.newBuilder()
                .setInstance(instance)
                .setSequence(++sequence)
                .setRiskEpoch(halts.epoch())
                .setRegisterHash(ByteString.copyFrom(halts.hash()))
                .build();
        try {
            producer.send(new OutboundRecord(Topic.RISK_HEARTBEATS, "risk", message).toKafka(MessageContext.NONE))
                    .get();
        } catch (ExecutionException e) {
            LogLine.of("heartbeat-not-sent")
                    .with("sequence", sequence)
                    .with("cause", e.getCause())
                    .warn(LOG);
        }
    }
}
