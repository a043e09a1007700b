package io.eternalengine.domain.halt;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaltRegisterTest {
    private HaltRegister register = HaltRegister.EMPTY;

    @Test
    void forbidsNothingAtFirst() {
        assertThat(forbids(BTC, 0)).isFalse();
    }

    @Test
    void liftingOneHaltLeavesAnotherOfTheSameScopeInForce() {
        impose("operator:ALL", RiskScope.ALL);
        impose("breaker", RiskScope.ALL);

        lift("operator:ALL");
        assertThat(forbids(BTC, 0)).isTrue();

        lift("breaker");
        assertThat(forbids(BTC, 0)).isFalse();
    }

    @Test
    void aHaltOfASymbolCoversThatSymbolOnly() {
        impose("x", new RiskScope.OfSymbol("ETHUSDT"));

        assertThat(forbids(ETH, 0)).isTrue();
        assertThat(forbids(BTC, 0)).isFalse();
    }

    @Test
    void aPauseEndsByItselfAndASecondOneNeverShortensIt() {
        on(new RiskAction.EntriesPaused(RiskScope.ALL, 1_000, "a test"));
        on(new RiskAction.EntriesPaused(RiskScope.ALL, 500, "a test"));

        assertThat(forbids(BTC, 999)).isTrue();
        assertThat(forbids(BTC, 1_000)).isFalse();
    }

    @Test
    void beyondTheBoundAHaltCoversEverythingAndIsNeverRefused() {
        for (int i = 0; i < HaltBounds.MOST_PARTS; i++) {
            impose("operator:SYMBOL=S" + i, new RiskScope.OfSymbol("S" + i));
        }
        assertThat(forbids(BTC, 0)).isFalse();

        impose("operator:SYMBOL=ONE-MORE", new RiskScope.OfSymbol("ONE-MORE"));
        impose("operator:SYMBOL=AND-ANOTHER", new RiskScope.OfSymbol("AND-ANOTHER"));
        impose("breaker", RiskScope.ALL);

        assertThat(forbids(BTC, 0)).isTrue();
        assertThat(register.halts()).hasSize(HaltBounds.MOST_PARTS + 2).containsKey("breaker");
        lift("breaker");
        lift("operator:ALL");
        assertThat(forbids(BTC, 0)).isFalse();
    }

    @Test
    void tenPlacesAreKeptForHaltsOfEverything() {
        for (int i = 0; i < HaltBounds.MOST_PARTS; i++) {
            impose("operator:SYMBOL=S" + i, new RiskScope.OfSymbol("S" + i));
        }
        for (int i = 0; i < 11; i++) {
            impose("reason-" + i, RiskScope.ALL);
        }

        assertThat(register.halts())
                .hasSize(HaltBounds.MOST_PARTS + 11)
                .containsKeys("reason-9", HaltBounds.EVERYTHING)
                .doesNotContainKey("reason-10");
    }

    @Test
    void beyondTheBoundAPauseCoversEverythingUnlessOthersAreOver() {
        for (int i = 0; i < HaltBounds.MOST_PARTS; i++) {
            on(new RiskAction.EntriesPaused(new RiskScope.OfSymbol("S" + i), i == 0 ? 5 : 1_000, "a test"));
        }

        on(new RiskAction.EntriesPaused(new RiskScope.OfSymbol("ETHUSDT"), 500, "a test"));
        assertThat(forbids(BTC, 499)).isTrue();
        assertThat(register.pausedUntilMs()).hasSize(HaltBounds.MOST_PARTS + 1);

        register = register.after(new RiskCommand(
                register.epoch() + 1,
                600,
                new RiskAction.EntriesPaused(new RiskScope.OfSymbol("ETHUSDT"), 900, "a test")));
        assertThat(forbids(ETH, 899)).isTrue();
        assertThat(forbids(BTC, 899)).isFalse();
        assertThat(register.pausedUntilMs()).hasSize(HaltBounds.MOST_PARTS);
    }

    @Test
    void aCommandOfAnEpochAlreadyHeardChangesNothing() {
        impose("x", RiskScope.ALL);
        var old = new RiskCommand(1, 0, new RiskAction.HaltLifted("x", RiskScope.ALL, "a test", List.of("alice")));

        assertThat(register.after(old)).isSameAs(register);
    }

    /** The missing command may be a halt, and the next one its consequence: what lifts is not believed. */
    @Test
    void behindAGapOnlyWhatHoldsBackIsTakenUpAndTheEpochStays() {
        impose("x", RiskScope.ALL);

        register = register.after(
                new RiskCommand(3, 0, new RiskAction.HaltLifted("x", RiskScope.ALL, "a test", List.of("alice"))));
        register = register.after(
                new RiskCommand(Long.MAX_VALUE, 0, new RiskAction.HaltImposed("y", RiskScope.ALL, "a test", "alice")));

        assertThat(register.halts()).containsOnlyKeys("x", "y");
        assertThat(register.epoch()).isEqualTo(1);
    }

    @Test
    void aNewBaseIsInForceWhateverCameBefore() {
        impose("x", RiskScope.ALL);
        HaltRegister atRisk = register;
        impose("forged", RiskScope.ALL);
        lift("x");
        var base = new RiskCommand(
                2,
                0,
                new RiskAction.HaltLogRebased(
                        "two different commands", "alice", atRisk.halts(), atRisk.pausedUntilMs(), atRisk.permits()));

        register = register.after(base);

        assertThat(register).isEqualTo(atRisk.after(base));
        assertThat(register.halts()).containsOnlyKeys("x");
        assertThat(register.hash()).isEqualTo(atRisk.after(base).hash()).isNotEqualTo(atRisk.hash());
    }

    @Test
    void theEpochGrowsWithEveryCommand() {
        on(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE));
        on(new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "a test"));

        assertThat(register.epoch()).isEqualTo(2);
    }

    @Test
    void aHaltOfEverythingLiftedForOneEngineLeavesAllOthersHalted() {
        // given
        impose("breaker", RiskScope.ALL);
        on(new RiskAction.EntriesPaused(RiskScope.ALL, 1_000, "a test"));

        // when
        liftFor("breaker", new RiskScope.OfEngine(EngineId.CORE_HODL));

        // then
        assertThat(register.halts()).containsOnlyKeys("breaker");
        assertThat(register.permits()).containsEntry("breaker", new RiskScope.OfEngine(EngineId.CORE_HODL));
        assertThat(forbids(BTC, 0))
                .as("nor do pauses hold back what a person permitted")
                .isFalse();
        assertThat(register.forbids(EngineId.TREND, "TREND-1", BTC, 0)).isPresent();
    }

    @Test
    void aPermitLiftsNoPauseOfASymbol() {
        // given
        impose("breaker", RiskScope.ALL);
        on(new RiskAction.EntriesPaused(new RiskScope.OfEngine(EngineId.CORE_HODL), 1_000, "it came with the halt"));
        liftFor("breaker", new RiskScope.OfEngine(EngineId.CORE_HODL));

        // when
        on(new RiskAction.EntriesPaused(new RiskScope.OfSymbol("BTCUSDT"), 500, "a flash crash"));

        // then
        assertThat(register.forbids(EngineId.CORE_HODL, "CORE-HODL", BTC, 499))
                .contains("entries paused on SYMBOL=BTCUSDT until 500");
        assertThat(forbids(ETH, 499)).isFalse();
        assertThat(forbids(BTC, 500)).isFalse();
    }

    @Test
    void aHaltOfAPartIsLiftedAsAWholeWhateverScopeIsNamed() {
        impose("x", new RiskScope.OfEngine(EngineId.CORE_HODL));

        liftFor("x", new RiskScope.OfSymbol("BTCUSDT"));

        assertThat(register.halts()).isEmpty();
        assertThat(register.permits()).isEmpty();
        assertThat(forbids(BTC, 0)).isFalse();
    }

    @Test
    void aHaltThatIsNotInForceIsLiftedWithoutATrace() {
        liftFor("unknown", new RiskScope.OfEngine(EngineId.CORE_HODL));

        assertThat(register.permits()).isEmpty();
        assertThat(register.epoch()).isEqualTo(1);
    }

    @Test
    void aPermitEndsWhenTheHaltIsImposedAnew() {
        impose("breaker", RiskScope.ALL);
        liftFor("breaker", new RiskScope.OfAccount("CORE-HODL"));
        impose("breaker", RiskScope.ALL);

        assertThat(register.permits()).isEmpty();
        assertThat(forbids(BTC, 0)).isTrue();
    }

    @Test
    void aPauseThatEndsAtThisMomentTakesNoRoomAndOneThatIsNotOverDoes() {
        // given pauses on all places, one of which ends at 600
        for (int i = 0; i < HaltBounds.MOST_PARTS; i++) {
            on(new RiskAction.EntriesPaused(new RiskScope.OfSymbol("S" + i), i == 0 ? 600 : 1_000, "a test"));
        }

        // when
        register = register.after(new RiskCommand(
                register.epoch() + 1,
                600,
                new RiskAction.EntriesPaused(new RiskScope.OfSymbol("ETHUSDT"), 900, "a test")));

        // then
        assertThat(register.pausedUntilMs())
                .hasSize(HaltBounds.MOST_PARTS)
                .containsKey("SYMBOL=ETHUSDT")
                .doesNotContainKey("SYMBOL=S0");
    }

    @Test
    void aScopeCoversItsEngineAccountOrSymbolAndNoOther() {
        assertThat(new RiskScope.OfEngine(EngineId.TREND).covers(EngineId.TREND, "TREND-1", BTC))
                .isTrue();
        assertThat(new RiskScope.OfEngine(EngineId.TREND).covers(EngineId.FUNDING, "TREND-1", BTC))
                .isFalse();
        assertThat(new RiskScope.OfAccount("TREND-1").covers(EngineId.TREND, "TREND-1", BTC))
                .isTrue();
        assertThat(new RiskScope.OfAccount("TREND-1").covers(EngineId.TREND, "TREND-2", BTC))
                .isFalse();
    }

    @Test
    void aCommandIsNamedByItsEpoch() {
        assertThat(new RiskCommand(7, 0, new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "a test"))
                        .commandId())
                .isEqualTo("risk-7");
    }

    @Test
    void survivesARestart() {
        impose("x", new RiskScope.OfAccount("CORE-HODL"));
        on(new RiskAction.EntriesPaused(new RiskScope.OfEngine(EngineId.TREND), 9, "a test"));
        impose("breaker", RiskScope.ALL);
        liftFor("breaker", new RiskScope.OfEngine(EngineId.FUNDING));
        var writer = new StateWriter();
        register.write(writer);

        assertThat(HaltRegister.read(new StateReader(writer.toBytes()))).isEqualTo(register);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALL", "ENGINE=CORE-HODL", "ACCOUNT=TREND-1", "SYMBOL=BTCUSDT"})
    void readsTheLabelOfAScope(String label) {
        assertThat(RiskScope.parse(label).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "all", "EVERYTHING", "ENGINE", "ENGINE=", "ENGINE=X", "ACCOUNT=", "SYMBOL= "})
    void refusesALabelOfNoScope(String label) {
        assertThatIllegalArgumentException().isThrownBy(() -> RiskScope.parse(label));
    }

    private boolean forbids(InstrumentId instrument, long nowMs) {
        return register.forbids(EngineId.CORE_HODL, "CORE-HODL", instrument, nowMs)
                .isPresent();
    }

    private void impose(String key, RiskScope scope) {
        on(new RiskAction.HaltImposed(key, scope, "a test", "alice"));
    }

    private void lift(String key) {
        on(new RiskAction.HaltLifted(key, RiskScope.ALL, "a test", List.of("alice")));
    }

    private void liftFor(String key, RiskScope scope) {
        on(new RiskAction.HaltLifted(key, scope, "a test", List.of("alice")));
    }

    private void on(RiskAction action) {
        register = register.after(new RiskCommand(register.epoch() + 1, 0, action));
    }
}
