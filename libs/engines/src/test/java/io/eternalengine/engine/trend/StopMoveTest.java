package io.eternalengine.engine.trend;

import static io.eternalengine.domain.Markets.dec;
import static io.eternalengine.engine.trend.TrendRun.entries;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The stop at the exchange follows the trailing one. The position was entered at 41 200 with its stop at 40 500; 1 R is 700, the average range
 * 350, the smallest move 35.
 */
class StopMoveTest {
    @Test
    void theStopMovesAfterTheTrailingOneOnceTheProfitWasOneR() {
        TrendRun run = TrendRun.longPosition();

        // The best price is 41 900; three ranges of 350 below it are 40 850.
        OrderIntent move = one(run.candle("41200", "41900", "41900"));

        assertThat(run.lastDecision.rule().text()).isEqualTo("stop-moved");
        assertThat(move.style()).isEqualTo(ExecutionStyle.MOVE_STOP);
        assertThat(move.intentId()).isEqualTo("TREND.TREND-1.BTCUSDT.stop-0001." + run.nowMs);
        assertThat(move.side()).isEqualTo(Side.SELL);
        assertThat(move.reduceOnly()).isTrue();
        assertThat(move.movedStop()).isEqualTo(dec("40850"));
        assertThat(Answers.quantityOf(move)).isEqualTo(run.state().held(0));
        assertThat(run.phase()).isEqualTo("IN_POSITION");
    }

    @Test
    void theStopStaysBeforeTheProfitWasOneR() {
        TrendRun run = TrendRun.longPosition();

        assertThat(run.candle("41200", "41899.9", "41300")).isEmpty();
    }

    @Test
    void theStopMovesByNoLessThanItsStep() {
        TrendRun run = TrendRun.longPosition();
        run.candle("41200", "41900", "41900");

        assertThat(run.candle("41900", "41934.9", "41900")).isEmpty();
        assertThat(one(run.candle("41900", "41935", "41900")).movedStop()).isEqualTo(dec("40885"));
    }

    @Test
    void withoutAStepItMovesByNoLessThanATick() {
        ExitParameters exits = ExitParameters.defaults();
        TrendRun run = TrendRun.longPosition(TrendRun.quick(
                entries(25, 20, false),
                TrendRun.sizing(),
                new ExitParameters(
                        exits.trailingStopAtrMultiple(),
                        Decimal.ZERO,
                        exits.trailingFromR(),
                        exits.maxHolding(),
                        exits.maxFundingCostFraction(),
                        exits.warningReductionFraction())));
        run.candle("41200", "41900", "41900");

        assertThat(run.candle("41900", "41900.09", "41900"))
                .as("less than a tick")
                .isEmpty();
        assertThat(one(run.candle("41900", "41900.19", "41900")).movedStop())
                .as("rounded away from the market")
                .isEqualTo(dec("40850.10"));
    }

    @Test
    void theStopNeverMovesAwayFromTheMarketThoughTheRangeGrows() {
        TrendRun run = TrendRun.longPosition();
        confirmed(run, run.candle("41200", "41900", "41900"));
        confirmed(run, run.candle("40900", "42200", "41900"));
        Decimal nearest = stop(run);
        assertThat(nearest).isEqualTo(dec("41150"));

        run.candle("41200", "41900", "41900");
        run.candle("41200", "41900", "41900");

        assertThat(run.state().assets().getFirst().market().averageRange()).isGreaterThan(dec("350"));
        assertThat(stop(run)).isEqualTo(nearest);
    }

    @Test
    void theStopOfAShortPositionMovesDown() {
        TrendRun run =
                TrendRun.ready(TrendRun.quick(entries(25, 20, true), TrendRun.sizing(), ExitParameters.defaults()));
        for (String price : List.of("41200", "40800", "40400", "40000")) {
            run.bar(price).forEach(run::fill);
        }

        OrderIntent move = one(run.candle("39300", "40000", "39300"));

        assertThat(move.side()).isEqualTo(Side.BUY);
        assertThat(move.movedStop()).isEqualTo(dec("40350"));
    }

    @Test
    void aHaltOrALostLeaseHoldsNoMoveBack() {
        TrendRun run = TrendRun.longPosition();
        run.on(new EngineInput.RiskLeaseChanged(false));
        run.command(new RiskAction.HaltImposed("all", RiskScope.ALL, "why", "risk"));

        assertThat(one(run.candle("41200", "41900", "41900")).riskEpoch()).isEqualTo(1);
    }

    @Test
    void aMoveThatIsRefusedIsDecidedAnewAtTheNextCandle() {
        TrendRun run = TrendRun.longPosition();
        OrderIntent first = one(run.candle("41200", "41900", "41900"));

        run.reject(first, "stop-side");
        assertThat(stop(run)).as("where it stood").isEqualTo(dec("40500"));
        OrderIntent second = one(run.hour("41800"));
        run.end(second, OrderState.REJECTED, Decimal.ZERO);
        OrderIntent third = one(run.hour("41800"));

        assertThat(List.of(second.movedStop(), third.movedStop())).containsOnly(first.movedStop());
        assertThat(List.of(first.intentId(), second.intentId(), third.intentId()))
                .doesNotHaveDuplicates();
        run.end(third, OrderState.FILLED, Decimal.ZERO);
        assertThat(run.lastDecision.rule().text()).isEqualTo("order-ended");
        assertThat(run.hour("41800")).isEmpty();
    }

    @Test
    void theStopCountsAsMovedOnceTheExchangeHasIt() {
        // given a move that nobody has answered
        TrendRun run = TrendRun.longPosition();
        OrderIntent move = one(run.candle("41200", "41900", "41900"));
        assertThat(stop(run)).isEqualTo(dec("40500"));

        // when the market does not move, it is not asked for again
        assertThat(run.hour("41800")).isEmpty();

        // then it stands when the exchange has it
        run.end(move, OrderState.FILLED, Decimal.ZERO);
        assertThat(stop(run)).isEqualTo(dec("40850"));
    }

    @Test
    void aMoveThatIsRefusedLeavesTheStopWhereTheLastOneBroughtIt() {
        TrendRun run = TrendRun.longPosition();
        run.end(one(run.candle("41200", "41900", "41900")), OrderState.FILLED, Decimal.ZERO);

        run.end(one(run.candle("41900", "42300", "42200")), OrderState.REJECTED, Decimal.ZERO);

        assertThat(stop(run)).isEqualTo(dec("40850"));
    }

    @Test
    void whileNobodyAnswersANearerStopIsAskedForAndTheEndOfTheEarlierMoveChangesNothing() {
        TrendRun run = TrendRun.longPosition();
        OrderIntent first = one(run.candle("41200", "41900", "41900"));
        OrderIntent second = one(run.candle("41900", "42300", "42200"));
        assertThat(second.movedStop()).isGreaterThan(first.movedStop());

        run.end(first, OrderState.REJECTED, Decimal.ZERO);
        assertThat(stop(run)).isEqualTo(dec("40500"));
        run.end(second, OrderState.FILLED, Decimal.ZERO);

        assertThat(stop(run)).isEqualTo(second.movedStop());
    }

    @Test
    void aSnapshotInTheFormatOfTheReleaseBeforeHasTheStopWhereItWasAskedFor() {
        TrendRun run = TrendRun.longPosition();
        OrderIntent move = one(run.candle("41200", "41900", "41900"));

        TrendEngine before = new TrendEngine(run.parameters);
        before.restore(run.engine.snapshot(2));

        assertThat(Objects.requireNonNull(
                                before.state().assets().getFirst().phase().trade())
                        .stopPrice())
                .isEqualTo(move.movedStop());
    }

    @Test
    void theEndOfAMoveOfATradeThatIsOverChangesNothing() {
        TrendRun run = TrendRun.longPosition();
        OrderIntent move = one(run.candle("41200", "41900", "41900"));
        run.stopHit(move.movedStop());

        run.end(move, OrderState.CANCELLED, Decimal.ZERO);

        assertThat(run.lastDecision.rule().text()).isEqualTo("order-unknown");
        assertThat(run.phase()).isEqualTo("SCANNING");
    }

    @Test
    void aCloseBeyondAMovedStopThatTheExchangeMissedClosesThePosition() {
        TrendRun run = TrendRun.longPosition();
        confirmed(run, run.candle("41200", "41900", "41900"));
        confirmed(run, run.candle("40900", "42200", "41900"));
        run.candle("41200", "41900", "41900");
        run.candle("41200", "41900", "41900");

        // The range has grown: the trailing stop is farther than where the stop stands.
        OrderIntent exit = one(run.hour("41150"));

        assertThat(run.lastDecision.rule().text()).isEqualTo("hard-stop");
        assertThat(exit.style()).isEqualTo(ExecutionStyle.MARKET);
    }

    /** Half of it is being sold, and the other half goes on under its stop. */
    @Test
    void whatStaysUnderAReductionKeepsItsTrailingStop() {
        TrendRun run = TrendRun.longPosition();
        run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("0.5"), "why"));
        assertThat(run.phase()).isEqualTo("EXITING");

        assertThat(run.candle("41200", "41900", "41900"))
                .singleElement()
                .satisfies(move -> assertThat(move.movedStop()).isEqualTo(dec("40850")));
        assertThat(run.phase()).isEqualTo("EXITING");
    }

    @Test
    void restartsBetweenInputsMoveTheSameStops() {
        TrendRun whole = TrendRun.longPosition();
        TrendRun restarted = TrendRun.longPosition().restartingBetweenInputs();

        for (TrendRun run : List.of(whole, restarted)) {
            run.reject(one(run.candle("41200", "41900", "41900")), "stop-side");
            run.candle("41900", "42100", "42000");
            run.hour("41900");
        }

        assertThat(restarted.intents).isEqualTo(whole.intents);
        assertThat(restarted.bytes()).isEqualTo(whole.bytes());
    }

    private static OrderIntent one(List<OrderIntent> made) {
        assertThat(made).hasSize(1);
        return made.getFirst();
    }

    private static void confirmed(TrendRun run, List<OrderIntent> made) {
        run.end(one(made), OrderState.FILLED, Decimal.ZERO);
    }

    private static Decimal stop(TrendRun run) {
        return Objects.requireNonNull(run.state().assets().getFirst().phase().trade())
                .stopPrice();
    }
}
