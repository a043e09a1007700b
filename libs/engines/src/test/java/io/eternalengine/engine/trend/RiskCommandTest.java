package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Halts, pauses and a lost link stop entries and never exits; reductions go out at once. */
class RiskCommandTest {
    private static final RiskScope TREND = new RiskScope.OfEngine(EngineId.TREND);

    static List<RiskScope> scopes() {
        return List.of(RiskScope.ALL, TREND, new RiskScope.OfAccount("TREND-1"), new RiskScope.OfSymbol("BTCUSDT"));
    }

    @ParameterizedTest
    @MethodSource("scopes")
    void aHaltStopsEntriesUntilItIsLifted(RiskScope scope) {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.command(new RiskAction.HaltImposed("key", scope, "a test", "alice"));
        assertThat(run.bar("41200")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("held-back");

        run.command(new RiskAction.HaltLifted("key", scope, "over", List.of("alice")));
        assertThat(run.bar("41600")).hasSize(1);
    }

    @Test
    void aPauseStopsEntriesUntilItsEnd() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.command(new RiskAction.EntriesPaused(TREND, run.nowMs + 5 * HOUR_MS, "a test"));

        assertThat(run.bar("41200")).isEmpty();
        assertThat(run.bar("41600")).hasSize(1);
    }

    @Test
    void aLostLinkToRiskStopsEntries() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        run.on(new EngineInput.RiskLeaseChanged(false));
        assertThat(run.bar("41200")).isEmpty();

        run.on(new EngineInput.RiskLeaseChanged(true));
        assertThat(run.bar("41600")).hasSize(1);
    }

    @Test
    void nothingHoldsAnExitBack() {
        TrendRun run = TrendRun.longPosition();
        run.command(new RiskAction.HaltImposed("key", RiskScope.ALL, "a test", "alice"));
        run.command(new RiskAction.EntriesPaused(RiskScope.ALL, Long.MAX_VALUE, "a test"));
        run.on(new EngineInput.RiskLeaseChanged(false));

        assertThat(run.hour("40500"))
                .singleElement()
                .satisfies(exit -> assertThat(exit.reduceOnly()).isTrue());
    }

    @Test
    void anOrderedReductionIsClosedAtOnce() {
        TrendRun run = TrendRun.longPosition();

        List<OrderIntent> made = run.command(new RiskAction.ReductionOrdered(TREND, Decimal.ONE, "breaker level 3"));

        assertThat(made)
                .singleElement()
                .satisfies(intent -> assertThat(Answers.quantityOf(intent))
                        .isEqualTo(run.state().held(0)));
        made.forEach(run::fill);
        assertThat(run.phase()).isEqualTo("SCANNING");
    }

    @Test
    void aReductionByAPartLeavesTheRest() {
        TrendRun run = TrendRun.longPosition();
        assertThat(run.state().held(0)).isEqualTo(dec("0.097"));

        run.command(new RiskAction.ReductionOrdered(TREND, dec("0.5"), "a test"))
                .forEach(run::fill);

        assertThat(run.state().held(0)).isEqualTo(dec("0.048"));
        assertThat(run.phase()).isEqualTo("IN_POSITION");
        assertThat(run.hour("40500"))
                .extracting(OrderIntent::intentId)
                .containsExactly("TREND.TREND-1.BTCUSDT.exit-0001.try-2");
    }

    @Test
    void aReductionOfAnotherScopeOrByNothingChangesNothing() {
        TrendRun run = TrendRun.longPosition();

        assertThat(run.command(new RiskAction.ReductionOrdered(
                        new RiskScope.OfEngine(EngineId.FUNDING), Decimal.ONE, "a test")))
                .isEmpty();
        assertThat(run.command(new RiskAction.ReductionOrdered(TREND, Decimal.ZERO, "a test")))
                .isEmpty();
        assertThat(run.phase()).isEqualTo("IN_POSITION");
    }

    @Test
    void whatAnEntryUnderWayStillBringsIsClosedToo() {
        TrendRun run = TrendRun.rising(TrendRun.quick());
        OrderIntent entry = run.bar("41200").getFirst();
        assertThat(run.command(new RiskAction.ReductionOrdered(TREND, Decimal.ONE, "breaker level 3")))
                .isEmpty();
        run.execute(entry, dec("0.050"));

        run.end(entry, OrderState.CANCELLED, dec("0.050"));

        assertThat(run.lastDecision.intents()).singleElement().satisfies(exit -> {
            assertThat(exit.reduceOnly()).isTrue();
            assertThat(Answers.quantityOf(exit)).isEqualTo(dec("0.050"));
        });
    }

    @Test
    void aCommandIsObeyedOnce() {
        TrendRun run = TrendRun.longPosition();
        var command = new RiskCommand(1, run.nowMs, new RiskAction.ReductionOrdered(TREND, dec("0.5"), "a test"));
        run.on(new EngineInput.RiskCommanded(command)).intents().forEach(run::fill);
        byte[] before = run.bytes();

        assertThat(run.on(new EngineInput.RiskCommanded(command)).intents()).isEmpty();
        assertThat(run.bytes()).isEqualTo(before);
    }
}
