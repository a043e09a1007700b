package io.eternalengine.kit.halt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.kit.message.Headers;
import io.eternalengine.topics.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What a link makes of a halt log that is whole, has a gap, contradicts itself or risk, or begins anew. */
class HaltLogTrustTest extends RiskLinkScene {
    @Test
    void readsTheWholeLogInEveryInstance() {
        command(1, halt("breaker", RiskScope.ALL));
        RiskLink first = start();
        beatUntilReceived(first, 1);

        RiskLink second = start("another", command -> {});
        beatUntilReceived(second, 1);

        assertThat(first.register().halts()).isEqualTo(second.register().halts());
        assertThat(second.forbidsOpening(intent(1), NOW_MS)).contains("halted: breaker on ALL");
    }

    @Test
    void receivesEachCommandOnceThoughItCameTwice() {
        command(1, halt("operator", RiskScope.ALL));
        command(2, lift("operator", RiskScope.ALL));
        command(1, halt("operator", RiskScope.ALL));
        RiskLink link = start();

        beatUntilReceived(link, 2);

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

        beatUntilReceived(link, 2);

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
        beatUntilReceived(link, 1);
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
        beatUntilReceived(link, 1);

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
        beatUntilReceived(link, 1);
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
    void aNewBaseMakesTheLogBelievedAgainAndLiftsNothing() {
        command(1, halt("operator", new RiskScope.OfSymbol("SOLUSDT")));
        command(Long.MAX_VALUE, lift("operator", new RiskScope.OfSymbol("SOLUSDT")));
        var atRisk = HaltRegister.EMPTY.after(
                new RiskCommand(1, NOW_MS, halt("operator", new RiskScope.OfSymbol("SOLUSDT"))));
        command(2, rebase(atRisk));
        RiskLink link = start();

        beatUntilReceived(link, 2);

        assertThat(link.forbidsOpening(intent(2), NOW_MS)).isEmpty();
        assertThat(link.register().halts()).containsOnlyKeys("operator");
        assertThat(status.isReady()).isTrue();
        command(3, halt("operator", RiskScope.ALL));
        beatUntilReceived(link, 3);
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
        beatUntilReceived(link, 2);

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
        beatUntilReceived(link, 2);
        byte[] atRisk = link.register().hash();

        command(2, rebase(HaltRegister.EMPTY));
        await().atMost(PATIENCE).until(() -> link.register().halts().isEmpty());

        await().atMost(PATIENCE).until(() -> {
            beat(2, System.currentTimeMillis(), atRisk);
            return !link.isLeaseHeld();
        });
        assertThat(link.forbidsOpening(intent(2), NOW_MS)).isPresent();
    }
}
