package io.eternalengine.kit.halt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.EngineId;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When a link lets nothing be opened: the lease by heartbeats, halts, epochs. */
class RiskLinkTest extends RiskLinkScene {
    @Test
    void letsOpenWhenRiskIsHeardAndItsLogIsKnown() {
        command(1, halt("operator", RiskScope.ALL));
        command(2, lift("operator", RiskScope.ALL));
        RiskLink link = start();

        beatUntilReceived(link, 2);

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

    /** More than a fetch brings at once, so that heartbeats are received in the middle of the log. */
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

        beatUntilReceived(link[0], last);

        assertThat(openedTooEarly).isFalse();
    }

    @Test
    void forbidsWhileAnEpochIsAnnouncedThatIsNotReadYet() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();
        beatUntilReceived(link, 1);

        await().atMost(PATIENCE).until(() -> {
            beat(2);
            return !link.isLeaseHeld();
        });
        beat(2);
        assertThat(link.forbidsOpening(intent(1), NOW_MS)).contains("risk is not heard");

        command(2, halt("operator", new RiskScope.OfSymbol("XRPUSDT")));
        beatUntilReceived(link, 2);
        assertThat(link.register().epoch()).isEqualTo(2);
    }

    @Test
    void forbidsWhenHeartbeatsStayAway() {
        RiskLink link = start();
        beatUntilReceived(link, 0);

        await().atMost(PATIENCE).until(() -> !link.isLeaseHeld());

        assertThat(link.forbidsOpening(intent(0), NOW_MS)).contains("risk is not heard");
        beatUntilReceived(link, 0);
    }

    @Test
    void forbidsUnderAHaltAndAPauseOfItsScope() {
        command(1, halt("operator", new RiskScope.OfEngine(EngineId.CORE_HODL)));
        command(2, new RiskAction.EntriesPaused(RiskScope.ALL, NOW_MS + 1, "breaker level 2"));
        RiskLink link = start();
        beatUntilReceived(link, 2);

        assertThat(link.forbidsOpening(intent(2), NOW_MS)).contains("halted: operator on ENGINE=CORE-HODL");

        command(3, lift("operator", new RiskScope.OfEngine(EngineId.CORE_HODL)));
        beatUntilReceived(link, 3);
        assertThat(link.forbidsOpening(intent(3), NOW_MS)).contains("entries paused on ALL until " + (NOW_MS + 1));
        assertThat(link.forbidsOpening(intent(3), NOW_MS + 1)).isEmpty();
    }

    @Test
    void forbidsWhatWasApprovedUnderAnEpochThatIsNotKnownHere() {
        RiskLink link = start();
        beatUntilReceived(link, 0);

        assertThat(link.forbidsOpening(intent(3), NOW_MS)).contains("approved under epoch 3, known is 0");
    }

    /** The heartbeats are received before the second command is: one thread receives both, poll by poll. */
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
    void anOpeningOfAnOlderEpochIsRefused() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();
        beatUntilReceived(link, 1);

        assertThat(link.forbidsOpening(intent(0), NOW_MS)).contains("approved under epoch 0, the current one is 1");
    }

    @Test
    void aHeartbeatBeyondTheEndOfTheLogIsIgnoredWithAnAlert() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        RiskLink link = start();
        beatUntilReceived(link, 1);

        await().atMost(PATIENCE).until(() -> {
            beat(Long.MAX_VALUE);
            return !link.isLeaseHeld();
        });

        beatUntilReceived(link, 1);
        assertThat(link.forbidsOpening(intent(1), NOW_MS)).isEmpty();
        awaitAlert("heartbeat beyond the halt log", "epoch " + Long.MAX_VALUE);
    }
}
