package io.eternalengine.kit.halt;

import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.kit.probe.KafkaProbe;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.schemas.v1.AlertRaised;
import io.eternalengine.schemas.v1.AlertSeverity;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Heartbeats and commands of a risk service that a test plays, and links that read them. */
abstract class RiskLinkScene {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    static final long NOW_MS = 1_704_844_800_000L;

    final KafkaProbe kafka = new KafkaProbe();
    final ShellStatus status = new ShellStatus("risk-link");
    final List<Long> receivedEpochs = Collections.synchronizedList(new ArrayList<>());
    final List<RiskLink> links = new ArrayList<>();
    final List<Thread> threads = new ArrayList<>();

    @BeforeEach
    void forgetHistory() throws Exception {
        kafka.forgetHistory();
    }

    @AfterEach
    void end() throws InterruptedException {
        links.forEach(RiskLink::stop);
        for (Thread thread : threads) {
            thread.join();
        }
        kafka.close();
    }

    RiskLink start() {
        return start("tests", command -> receivedEpochs.add(command.getEpoch()));
    }

    RiskLink start(String service, Consumer<io.eternalengine.schemas.v1.RiskCommand> whenReceived) {
        var link = new RiskLink(kafka.connection(service), status, whenReceived);
        links.add(link);
        threads.add(Thread.ofPlatform().name("link-" + service).start(link));
        return link;
    }

    /** Beats as risk does until the link receives it, and has read and confirmed the epoch. */
    void beatUntilReceived(RiskLink link, long epoch) {
        await().atMost(PATIENCE).until(() -> {
            beat(epoch);
            boolean isHeldBackByTheLinkItself = link.forbidsOpening(intent(epoch), NOW_MS)
                    .filter(why -> why.startsWith("risk ") || why.startsWith("approved "))
                    .isPresent();
            return link.isLeaseHeld() && !isHeldBackByTheLinkItself;
        });
    }

    void awaitCommand(long epoch) {
        command(epoch, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        await().atMost(PATIENCE).until(() -> receivedEpochs.contains(epoch));
    }

    void beat(long epoch) {
        beat(epoch, System.currentTimeMillis());
    }

    void beat(long epoch, long sentAtMs) {
        beat(epoch, sentAtMs, new byte[0]);
    }

    void beat(long epoch, long sentAtMs, byte[] registerHash) {
        var message = RiskHeartbeat.newBuilder()
                .setInstance("test")
                .setRiskEpoch(epoch)
                .setRegisterHash(ByteString.copyFrom(registerHash))
                .build();
        kafka.send(new ProducerRecord<>(
                Topic.RISK_HEARTBEATS.topicName(),
                null,
                sentAtMs,
                bytes("risk"),
                message.toByteArray(),
                Headers.of(Topic.RISK_HEARTBEATS, MessageContext.NONE)));
    }

    void command(long epoch, RiskAction action) {
        send(RiskMapping.toWire(new RiskCommand(epoch, NOW_MS, action)).build());
    }

    void send(io.eternalengine.schemas.v1.RiskCommand command) {
        kafka.send(new OutboundRecord(Topic.RISK_COMMANDS, "ALL", command));
    }

    void awaitAlert(String subject, String text) {
        await(subject)
                .atMost(PATIENCE)
                .until(() -> kafka.messages(Topic.ALERTS, AlertRaised.class).stream()
                        .anyMatch(alert -> alert.getSubject().equals(subject)
                                && alert.getText().contains(text)
                                && alert.getSeverity() == AlertSeverity.ALERT_SEVERITY_P0));
    }

    static RiskAction rebase(HaltRegister atRisk) {
        return new RiskAction.HaltLogRebased(
                "a gap", "alice", atRisk.halts(), atRisk.pausedUntilMs(), atRisk.permits());
    }

    static RiskAction halt(String key, RiskScope scope) {
        return new RiskAction.HaltImposed(key, scope, "a test", "alice");
    }

    static RiskAction lift(String key, RiskScope scope) {
        return new RiskAction.HaltLifted(key, scope, "a test", List.of("alice"));
    }

    static OrderIntent intent(long approvedUnderEpoch) {
        return new OrderIntent(
                "intent",
                EngineId.CORE_HODL,
                "CORE-HODL",
                InstrumentId.spot("BTCUSDT"),
                Side.BUY,
                ExecutionStyle.MARKET,
                new OrderAmount.OfQuote(Decimal.of(100)),
                false,
                approvedUnderEpoch,
                NOW_MS,
                Decimal.of(40_000),
                "");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
