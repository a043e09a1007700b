package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.kit.health.ShellStatus;
import io.eternalengine.schemas.v1.RiskHeartbeat;
import io.eternalengine.topics.Topic;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The heartbeat speaks for the engine: it stops when the engine does, and announces no epoch before its commit. */
class HeartbeatTest extends RiskScene {
    /** Longer than an engine may be silent, with a beat and more to spare. */
    private static final Duration LONG_ENOUGH_TO_FALL_SILENT = Duration.ofMillis(1_500);

    private final HeartbeatLoop heartbeat =
            new HeartbeatLoop(kafka.connection("risk"), status, machine::committedHalts);

    @AfterEach
    void stopHeartbeat() {
        heartbeat.stop();
    }

    @Test
    void beatsWhileTheEngineTurns() {
        startRisk();
        startHeartbeat();

        await("beats", () -> beats().size() >= 3);

        assertThat(beats()).extracting(RiskHeartbeat::getSequence).startsWith(1L, 2L, 3L);
        assertThat(beats()).extracting(RiskHeartbeat::getRiskEpoch).containsOnly(0L);
    }

    @Test
    void announcesTheEpochOfEachCommittedCommand() {
        startRisk();
        startHeartbeat();
        fund();

        halt(RiskScope.ALL);

        await("announcement", () -> !beats().isEmpty() && beats().getLast().getRiskEpoch() == 1);
        assertThat(commands()).hasSize(1);
    }

    @Test
    void announcesTheEpochOfTheStoredStateAfterARestart() {
        Runnable risk = startRisk();
        fund();
        halt(RiskScope.ALL);
        awaitCommands(1);
        risk.run();

        var restarted = RiskScene.machineOf(io.eternalengine.risk.RiskParameters.defaults(), OptionalInt.empty());
        assertThat(restarted.committedHalts().epoch()).isZero();
        restarted.restore(machine.encode());

        assertThat(restarted.committedHalts().epoch()).isEqualTo(1);
    }

    @Test
    void isSilentBeforeTheEngineIsReady() {
        startHeartbeat();

        awaitSilence();

        assertThat(beats()).isEmpty();
    }

    @Test
    void fallsSilentWhenTheEngineIsStuck() {
        ShellStatus engine = status;
        engine.ready();
        engine.turned();
        startHeartbeat();
        await("a beat", () -> !beats().isEmpty());

        awaitSilence();
        int beatsWhenSilent = beats().size();

        engine.turned();
        await("another beat", () -> beats().size() > beatsWhenSilent);
    }

    private void startHeartbeat() {
        Thread.ofPlatform().name("heartbeat").daemon().start(heartbeat);
    }

    /** Waits until no beat has come for a while. */
    private void awaitSilence() {
        var last = new int[] {-1};
        Awaitility.await("silence")
                .atMost(PATIENCE)
                .during(LONG_ENOUGH_TO_FALL_SILENT)
                .until(() -> {
                    int now = beats().size();
                    boolean silent = now == last[0];
                    last[0] = now;
                    return silent;
                });
    }

    private List<RiskHeartbeat> beats() {
        return kafka.messages(Topic.RISK_HEARTBEATS, RiskHeartbeat.class);
    }
}
