package io.eternalengine.kit.halt;

import static org.assertj.core.api.Assertions.assertThat;
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
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a link lets nothing be opened, with heartbeats and commands of a risk service that the test plays. */
class RiskLinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long NOW_MS = 1_704_844_800_000L;

    private final KafkaProbe kafka = new KafkaProbe();
    private final ShellStatus status = new ShellStatus("risk-link");
    private final List<Long> receivedEpochs = Collections.synchronizedList(new ArrayList<>());
    private final List<RiskLink> links = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

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

    @Test
    void letsOpenWhenRiskIsHeardAndItsLogIsKnown() {
        command(1, halt("operator", RiskScope.ALL));
        command(2, lift("operator", RiskScope.ALL));
        RiskLink link = start();

        beatUntilHeard(link, 2);

        assertThat(link.forbidsOpening(intent(2), NOW_MS)).isEmpty();
        assertThat(status.isReady()).isTrue();
    }

    @Test
    void forbidsBeforeItIsStarted() {
        var link = new RiskLink(kafka.connection("tests"), status, command -> {});

        assertThat(link.forbidsOpening(intent(0), NOW_MS)).contains("risk is not heard");
    }

    @Test
    void forbidsWithoutAHeartbeat() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();

        await().atMost(PATIENCE).until(status::isReady);

        assertThat(link.forbidsOpening(intent(1), NOW_MS)).contains("risk is not heard");
    }

    /** More than a fetch brings at once, so that heartbeats are heard in the middle of the log. */
    @Test
    void forbidsBeforeTheLogIsReadToItsEnd() {
        long last = 700;
        String wordy = "because ".repeat(500);
        for (long epoch = 1; epoch <= last; epoch++) {
            command(epoch, new RiskAction.HaltImposed("operator", new RiskScope.OfSymbol("SOLUSDT"), wordy, "alice"));
        }
        var openedTooEarly = new AtomicBoolean();
        var link = new RiskLink[1];
        link[0] = start("tests", command -> {
            if (command.getEpoch() % 50 == 1) {
                beat(0);
            }
            openedTooEarly.compareAndSet(false, command.getEpoch() < last && link[0] != null && link[0].isLeaseHeld());
        });

        beatUntilHeard(link[0], last);

        assertThat(openedTooEarly).isFalse();
    }

    @Test
    void forbidsWhileAnEpochIsAnnouncedThatIsNotReadYet() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();
        beatUntilHeard(link, 1);

        await().atMost(PATIENCE).until(() -> {
            beat(2);
            return !link.isLeaseHeld();
        });
        beat(2);
        assertThat(link.forbidsOpening(intent(1), NOW_MS)).contains("risk is not heard");

        command(2, halt("operator", new RiskScope.OfSymbol("XRPUSDT")));
        beatUntilHeard(link, 2);
        assertThat(link.register().epoch()).isEqualTo(2);
    }

    @Test
    void forbidsWhenHeartbeatsStayAway() {
        RiskLink link = start();
        beatUntilHeard(link, 0);

        await().atMost(PATIENCE).until(() -> !link.isLeaseHeld());

        assertThat(link.forbidsOpening(intent(0), NOW_MS)).contains("risk is not heard");
        beatUntilHeard(link, 0);
    }

    @Test
    void forbidsUnderAHaltAndAPauseOfItsScope() {
        command(1, halt("operator", new RiskScope.OfEngine(EngineId.CORE_HODL)));
        command(2, new RiskAction.EntriesPaused(RiskScope.ALL, NOW_MS + 1, "breaker level 2"));
        RiskLink link = start();
        beatUntilHeard(link, 2);

        assertThat(link.forbidsOpening(intent(2), NOW_MS)).contains("halted: operator on ENGINE=CORE-HODL");

        command(3, lift("operator", new RiskScope.OfEngine(EngineId.CORE_HODL)));
        beatUntilHeard(link, 3);
        assertThat(link.forbidsOpening(intent(3), NOW_MS)).contains("entries paused on ALL until " + (NOW_MS + 1));
        assertThat(link.forbidsOpening(intent(3), NOW_MS + 1)).isEmpty();
    }

    @Test
    void forbidsWhatWasApprovedUnderAnEpochThatIsNotKnownHere() {
        RiskLink link = start();
        beatUntilHeard(link, 0);

        assertThat(link.forbidsOpening(intent(3), NOW_MS)).contains("approved under epoch 3, known is 0");
    }

    /** The heartbeats are heard before the second command is: one thread hears both, poll by poll. */
    @Test
    void learnsNothingFromOldHeartbeats() {
        RiskLink link = start();
        await().atMost(PATIENCE).until(status::isReady);

        for (int i = 0; i < 5; i++) {
            beat(0, System.currentTimeMillis() - 10_000);
            beat(0, System.currentTimeMillis() + 10_000);
        }
        awaitCommand(1);
        awaitCommand(2);

        assertThat(link.isLeaseHeld()).isFalse();
        assertThat(link.register().epoch()).isEqualTo(2);
    }

    @Test
    void learnsNothingFromHeartbeatsSentBeforeItStarted() {
        beat(0);
        RiskLink link = start();
        await().atMost(PATIENCE).until(status::isReady);

        awaitCommand(1);
        awaitCommand(2);

        assertThat(link.isLeaseHeld()).isFalse();
    }

    @Test
    void readsTheWholeLogInEveryInstance() {
        command(1, halt("breaker", RiskScope.ALL));
        RiskLink first = start();
        beatUntilHeard(first, 1);

        RiskLink second = start("another", command -> {});
        beatUntilHeard(second, 1);

        assertThat(first.register().halts()).isEqualTo(second.register().halts());
        assertThat(second.forbidsOpening(intent(1), NOW_MS)).contains("halted: breaker on ALL");
    }

    @Test
    void hearsEachCommandOnceThoughItCameTwice() {
        command(1, halt("operator", RiskScope.ALL));
        command(2, lift("operator", RiskScope.ALL));
        command(1, halt("operator", RiskScope.ALL));
        RiskLink link = start();

        beatUntilHeard(link, 2);

        assertThat(link.register().halts()).isEmpty();
    }

    @Test
    void passesOverWhatIsNoCommand() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        var garbage = new ProducerRecord<>(Topic.RISK_COMMANDS.topicName(), bytes("ALL"), bytes("garbage"));
        garbage.headers().add(Headers.MESSAGE_TYPE, bytes(Topic.RISK_COMMANDS.messageType()));
        kafka.send(garbage);
        command(2, halt("operator", new RiskScope.OfSymbol("XRPUSDT")));
        RiskLink link = start();

        beatUntilHeard(link, 2);

        assertThat(link.register().epoch()).isEqualTo(2);
    }

    /** It may have been a halt that only a later version knows. */
    @Test
    void forbidsOnceACommandOfTheLogCouldNotBeRead() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        send(io.eternalengine.schemas.v1.RiskCommand.newBuilder().setEpoch(2).build());
        command(3, halt("operator", new RiskScope.OfSymbol("XRPUSDT")));
        RiskLink link = start();

        await().atMost(PATIENCE).until(() -> receivedEpochs.contains(3L));
        beat(3);
        awaitCommand(4);
        beat(4);
        awaitCommand(5);

        assertThat(link.isLeaseHeld()).isFalse();
        assertThat(status.notReadyBecause()).contains("the command at offset", "cannot be read");
    }

    @Test
    void forbidsAndAlertsWhenTheLogHasAGap() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        command(3, lift("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();

        await().atMost(PATIENCE).until(() -> receivedEpochs.contains(3L));
        beat(3);

        assertThat(link.forbidsOpening(intent(3), NOW_MS).orElseThrow())
                .contains("not believed", "epoch 3 follows 1: a command is missing");
        assertThat(link.register().halts()).containsOnlyKeys("operator");
        awaitAlert("halt log not believed", "epoch 3 follows 1");
    }

    /** Somebody else wrote the next epoch before risk did: risk's own halt must not be passed over as known. */
    @Test
    void forbidsAndAlertsWhenTwoDifferentCommandsHaveOneEpoch() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();
        beatUntilHeard(link, 1);
        command(2, lift("operator", new RiskScope.OfSymbol("SOLUSDT")));
        await().atMost(PATIENCE).until(() -> receivedEpochs.contains(2L));
        int receivedBefore = receivedEpochs.size();

        command(2, halt("operator", RiskScope.ALL));
        await().atMost(PATIENCE).until(() -> receivedEpochs.size() > receivedBefore);
        beat(2);

        assertThat(link.isLeaseHeld()).isFalse();
        assertThat(link.forbidsOpening(intent(2), NOW_MS).orElseThrow()).contains("two different commands of epoch 2");
        awaitAlert("halt log not believed", "two different commands of epoch 2");
    }

    @Test
    void letsOpenNothingUnderACommandThatRiskHasNotAnnounced() {
        command(1, halt("operator", RiskScope.ALL));
        RiskLink link = start();
        beatUntilHeard(link, 1);

        command(2, lift("operator", RiskScope.ALL));
        await().atMost(PATIENCE).until(() -> receivedEpochs.contains(2L));
        beat(1);

        assertThat(link.forbidsOpening(intent(2), NOW_MS))
                .contains("risk has not announced epoch 2 of the halt log yet");
    }

    /** Risk's own register still holds the halt that the log seems to have lifted. */
    @Test
    void forbidsAndAlertsWhenWhatIsInForceIsNotWhatRiskSays() {
        command(1, lift("operator", RiskScope.ALL));
        RiskLink link = start();
        beatUntilHeard(link, 1);
        var atRisk = HaltRegister.EMPTY.after(new RiskCommand(1, NOW_MS, halt("operator", RiskScope.ALL)));

        await().atMost(PATIENCE).until(() -> {
            beat(1, System.currentTimeMillis(), atRisk.hash());
            return !link.isLeaseHeld();
        });

        assertThat(link.forbidsOpening(intent(1), NOW_MS)).isPresent();
        awaitAlert("halt log differs from risk", "at epoch 1");
        await().atMost(PATIENCE).until(() -> {
            beat(1, System.currentTimeMillis(), link.register().hash());
            return link.forbidsOpening(intent(1), NOW_MS).isEmpty();
        });
    }

    @Test
    void anOpeningOfAnOlderEpochIsRefused() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();
        beatUntilHeard(link, 1);

        assertThat(link.forbidsOpening(intent(0), NOW_MS)).contains("approved under epoch 0, the current one is 1");
    }

    @Test
    void aHeartbeatBeyondTheEndOfTheLogIsIgnoredWithAnAlert() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();
        beatUntilHeard(link, 1);

        await().atMost(PATIENCE).until(() -> {
            beat(Long.MAX_VALUE);
            return !link.isLeaseHeld();
        });

        beatUntilHeard(link, 1);
        assertThat(link.forbidsOpening(intent(1), NOW_MS)).isEmpty();
        awaitAlert("heartbeat beyond the halt log", "epoch " + Long.MAX_VALUE);
    }

    @Test
    void aNewBaseMakesTheLogBelievedAgainAndLiftsNothing() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        command(Long.MAX_VALUE, lift("operator", new RiskScope.OfSymbol("SOLUSDT")));
        var atRisk = HaltRegister.EMPTY.after(
                new RiskCommand(1, NOW_MS, halt("operator", new RiskScope.OfSymbol("SOLUSDT"))));
        command(2, rebase(atRisk));
        RiskLink link = start();

        beatUntilHeard(link, 2);

        assertThat(link.forbidsOpening(intent(2), NOW_MS)).isEmpty();
        assertThat(link.register().halts()).containsOnlyKeys("operator");
        assertThat(status.isReady()).isTrue();
        command(3, halt("operator", RiskScope.ALL));
        beatUntilHeard(link, 3);
        assertThat(link.forbidsOpening(intent(3), NOW_MS)).contains("halted: operator on ALL");
    }

    /** The newest heartbeat was of the log as it was before the base: of the new one it says nothing. */
    @Test
    void aNewBaseAlertsNobodyOfADifferenceThatItEnds() {
        // given a forged command, and a heartbeat that knows of none
        command(1, lift("operator", RiskScope.ALL));
        command(1, halt("operator", RiskScope.ALL));
        RiskLink link = start();
        awaitAlert("halt log not believed", "two different commands of epoch 1");
        var atRisk = HaltRegister.EMPTY.after(new RiskCommand(1, NOW_MS, halt("operator", RiskScope.ALL)));
        beat(1, System.currentTimeMillis(), atRisk.hash());
        beat(Long.MAX_VALUE);
        awaitAlert("heartbeat beyond the halt log", "ends at epoch 1");
        var meters = new SimpleMeterRegistry();
        Metrics.addRegistry(meters);

        // when
        command(2, rebase(atRisk));
        beatUntilHeard(link, 2);

        // then
        assertThat(meters.find("eternal.alerts").counters())
                .extracting(Counter::count)
                .containsOnly(0.0);
        Metrics.removeRegistry(meters);
    }

    /** Whatever the forged base says is in force, risk's next heartbeat is of another epoch. */
    @Test
    void aForgedBaseOpensNothing() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        command(2, halt("operator", RiskScope.ALL));
        RiskLink link = start();
        beatUntilHeard(link, 2);
        byte[] atRisk = link.register().hash();

        command(2, rebase(HaltRegister.EMPTY));
        await().atMost(PATIENCE).until(() -> link.register().halts().isEmpty());

        await().atMost(PATIENCE).until(() -> {
            beat(2, System.currentTimeMillis(), atRisk);
            return !link.isLeaseHeld();
        });
        assertThat(link.forbidsOpening(intent(2), NOW_MS)).isPresent();
    }

    private RiskLink start() {
        return start("tests", command -> receivedEpochs.add(command.getEpoch()));
    }

    private RiskLink start(String service, Consumer<io.eternalengine.schemas.v1.RiskCommand> whenHeard) {
        var link = new RiskLink(kafka.connection(service), status, whenHeard);
        links.add(link);
        threads.add(Thread.ofPlatform().name("link-" + service).start(link));
        return link;
    }

    /** Beats as risk does until the link hears it, and has read and confirmed the epoch. */
    private void beatUntilHeard(RiskLink link, long epoch) {
        await().atMost(PATIENCE).until(() -> {
            beat(epoch);
            boolean isHeldBackByTheLinkItself = link.forbidsOpening(intent(epoch), NOW_MS)
                    .filter(why -> why.startsWith("risk ") || why.startsWith("approved "))
                    .isPresent();
            return link.isLeaseHeld() && !isHeldBackByTheLinkItself;
        });
    }

    private void awaitCommand(long epoch) {
        command(epoch, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        await().atMost(PATIENCE).until(() -> receivedEpochs.contains(epoch));
    }

    private void beat(long epoch) {
        beat(epoch, System.currentTimeMillis());
    }

    private void beat(long epoch, long sentAtMs) {
        beat(epoch, sentAtMs, new byte[0]);
    }

    private void beat(long epoch, long sentAtMs, byte[] registerHash) {
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

    private void command(long epoch, RiskAction action) {
        send(RiskMapping.toWire(new RiskCommand(epoch, NOW_MS, action)).build());
    }

    private void send(io.eternalengine.schemas.v1.RiskCommand command) {
        kafka.send(new OutboundRecord(Topic.RISK_COMMANDS, "ALL", command));
    }

    private void awaitAlert(String subject, String text) {
        await(subject)
                .atMost(PATIENCE)
                .until(() -> kafka.messages(Topic.ALERTS, AlertRaised.class).stream()
                        .anyMatch(alert -> alert.getSubject().equals(subject)
                                && alert.getText().contains(text)
                                && alert.getSeverity() == AlertSeverity.ALERT_SEVERITY_P0));
    }

    private static RiskAction rebase(HaltRegister atRisk) {
        return new RiskAction.HaltLogRebased(
                "a gap", "alice", atRisk.halts(), atRisk.pausedUntilMs(), atRisk.permits());
    }

    private static RiskAction halt(String key, RiskScope scope) {
        return new RiskAction.HaltImposed(key, scope, "a test", "alice");
    }

    private static RiskAction lift(String key, RiskScope scope) {
        return new RiskAction.HaltLifted(key, scope, "a test", List.of("alice"));
    }

    private static OrderIntent intent(long approvedUnderEpoch) {
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

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
