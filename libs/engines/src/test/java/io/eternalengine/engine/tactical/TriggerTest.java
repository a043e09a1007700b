package io.eternalengine.engine.tactical;

import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** WAITING → DEPLOYING → HOLDING, rule by rule. */
class TriggerTest {
    private final TacticalRun run = TacticalRun.afterTheHigh();

    @Test
    void fiftyPercentBelowTheHighDeploysHalfOfTheCash() {
        assertThat(run.candles("30000.01", "1500")).isEmpty();

        List<OrderIntent> made = run.candlesUntilQuiet("30000", "1500");

        assertThat(made).hasSize(2);
        assertThat(made.getFirst().amount().valueAt(dec("30000"))).isEqualTo(dec("4000"));
        assertThat(made.getLast().amount().valueAt(dec("1500"))).isEqualTo(dec("1000"));
        assertThat(made.getFirst().intentId()).isEqualTo("TACTICAL.deployment-0001.BTCUSDT.order-0001");
        assertThat(run.state().phase()).isEqualTo("HOLDING");
    }

    @Test
    void deploysFourFifthsInBtcAndOneFifthInEthAtMarket() {
        List<OrderIntent> made = run.candlesUntilQuiet("30000", "1500");

        assertThat(made).allMatch(order -> order.style() == ExecutionStyle.MARKET && order.side() == Side.BUY);
        assertThat(made).extracting(OrderIntent::instrument).containsExactly(Markets.BTC, Markets.ETH);
        assertThat(made)
                .extracting(order -> order.amount().valueAt(dec("1")))
                .containsExactly(dec("4000"), dec("1000"));
    }

    @Test
    void aHighOfBeforeTheCandlesIsTheAllTimeHigh() {
        run.on(new EngineInput.HighStated(new AllTimeHigh(Markets.BTC, dec("80000"), 0, run.nowMs)));

        List<OrderIntent> made = run.candlesUntilQuiet("40000", "2000");

        assertThat(made).hasSize(2);
    }

    @Test
    void aHighOfThePastLetsNothingFireAgain() {
        // given
        run.candlesUntilQuiet("30000", "1500");
        run.passDays(30);

        // when
        run.on(new EngineInput.HighStated(new AllTimeHigh(Markets.BTC, dec("61000"), 0, run.nowMs)));

        // then
        assertThat(run.candlesUntilQuiet("30000", "1500")).isEmpty();
    }

    @Test
    void seventyPercentBelowTheHighDeploysTheRest() {
        run.candlesUntilQuiet("30000", "1500");
        run.passDays(30);

        run.candlesUntilQuiet("18000", "900");

        assertThat(run.ordered()).isBetween(dec("9990"), dec("10001"));
        assertThat(run.state().cash()).isLessThan(dec("10"));
    }

    @Test
    void seventyPercentAtOnceDeploysEverything() {
        run.candlesUntilQuiet("18000", "900");

        assertThat(run.ordered()).isBetween(dec("9990"), dec("10001"));
        assertThat(run.state().deployments()).hasSize(1);
    }

    @Test
    void fearBelowTwentyDeploysAQuarter() {
        run.fear(20);
        assertThat(run.candles("50000", "2500")).isEmpty();
        run.fear(19);
        run.nowMs += 1;
        run.fear(19);

        run.candlesUntilQuiet("50000", "2500");

        assertThat(run.ordered()).isEqualTo(dec("2500"));
    }

    @Test
    void anOldIndexOfSentimentSaysNothing() {
        run.fear(10);
        run.passDays(2);

        assertThat(run.candles("50000", "2500")).isEmpty();
    }

    @Test
    void historyFromBeforeItsCapitalDeploysNothing() {
        TacticalRun run = TacticalRun.afterTheHigh();
        run.assignFrom("10000.01", run.nowMs + 3 * Markets.HOUR_MS);

        assertThat(run.candles("29000", "1450")).isEmpty();
        assertThat(run.candles("29000", "1450")).isEmpty();

        assertThat(run.candles("29000", "1450")).hasSize(2);
    }

    @Test
    void deploymentsAreThirtyDaysApart() {
        run.candlesUntilQuiet("30000", "1500");
        run.passDays(29);
        assertThat(run.candles("18000", "900")).isEmpty();
        run.passDays(1);

        assertThat(run.candles("18000", "900")).hasSize(2);
    }

    @Test
    void aTriggerFiresOncePerAllTimeHigh() {
        run.candlesUntilQuiet("30000", "1500");
        run.passDays(60);
        assertThat(run.candles("29000", "1450")).isEmpty();

        run.candlesUntilQuiet("61000", "3000");
        run.passDays(60);

        assertThat(run.candles("30500", "1500"))
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.side()).isEqualTo(Side.BUY));
    }

    @Test
    void fundingBelowForThreeDaysCountsAsConfirmation() {
        for (int i = 0; i < 9; i++) {
            run.settle("-0.0006");
        }
        run.candles("30000", "1500");

        assertThat(run.decisions)
                .anySatisfy(decision -> assertThat(decision.values()).containsEntry("fundingConfirms", "true"));
    }

    @Test
    void fundingBelowForLessThanThreeDaysOrInterruptedDoesNotConfirm() {
        for (int i = 0; i < 8; i++) {
            run.settle("-0.0006");
        }
        run.settle("-0.0005");
        run.settle("-0.0006");
        run.candles("30000", "1500");

        assertThat(run.decisions)
                .anySatisfy(decision -> assertThat(decision.values()).containsEntry("fundingConfirms", "false"));
    }

    @Test
    void fearMayBeMadeToNeedConfirmation() {
        TacticalRun strict = TacticalRun.afterTheHigh(withConfirmation(), false);
        strict.fear(10);
        assertThat(strict.candles("50000", "2500")).isEmpty();
        for (int i = 0; i < 9; i++) {
            strict.settle("-0.0006");
        }
        strict.fear(10);

        assertThat(strict.candles("50000", "2500")).hasSize(2);
    }

    @Test
    void whenHaltedADeploymentWaitsForAnOperatorsPermit() {
        run.command(new RiskAction.HaltImposed("breaker", RiskScope.ALL, "breaker level 3", "circuit breaker"));
        run.command(new RiskAction.EntriesPaused(RiskScope.ALL, run.nowMs + 100 * Markets.DAY_MS, "breaker level 2"));
        assertThat(run.candles("30000", "1500")).isEmpty();
        assertThat(run.rules()).contains("awaiting-permit");

        run.command(new RiskAction.HaltLifted(
                "breaker", new RiskScope.OfEngine(EngineId.TACTICAL), "reviewed", List.of("alice")));

        assertThat(run.candles("30000", "1500")).hasSize(2);
        assertThat(run.state().risk().halts().halts()).containsKey("breaker");
    }

    @Test
    void aPermitEndsWhenTheHaltIsImposedAgain() {
        run.command(new RiskAction.HaltImposed("breaker", RiskScope.ALL, "breaker level 3", "circuit breaker"));
        run.command(new RiskAction.HaltLifted(
                "breaker", new RiskScope.OfEngine(EngineId.TACTICAL), "reviewed", List.of("alice")));
        run.command(new RiskAction.HaltImposed("breaker", RiskScope.ALL, "breaker level 4", "circuit breaker"));

        assertThat(run.candles("30000", "1500")).isEmpty();
    }

    @Test
    void whatARejectedOrderDidNotBuyIsBoughtLater() {
        run.fills = false;
        OrderIntent first = run.candles("30000", "1500").getFirst();
        Decimal part = dec("0.05");
        run.execute(first, part);
        assertThat(run.candles("30000", "1500")).isEmpty();
        run.end(first, OrderState.CANCELLED, part);

        List<OrderIntent> made = run.candles("30000", "1500");

        assertThat(made)
                .singleElement()
                .satisfies(order ->
                        assertThat(order.amount().valueAt(dec("30000"))).isEqualTo(dec("2500")));
    }

    @Test
    void anExecutionHeardAfterTheEndOfItsOrderIsNotBoughtTwice() {
        run.fills = false;
        OrderIntent first = run.candles("30000", "1500").getFirst();
        run.end(first, OrderState.FILLED, Answers.quantityOf(first));
        assertThat(run.candles("30000", "1500")).isEmpty();
        run.execute(first, Answers.quantityOf(first));

        assertThat(run.candles("30000", "1500")).isEmpty();
    }

    @Test
    void aDeploymentThatCouldBuyNothingIsOverAtOnce() {
        run.fills = false;
        List<OrderIntent> orders = run.candles("30000", "1500");
        run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("0.5"), "breaker level 3"));

        orders.forEach(order -> run.end(order, OrderState.CANCELLED, Decimal.ZERO));

        assertThat(run.state().phase()).isEqualTo("WAITING");
    }

    @Test
    void refusesToDeployMoreThanHalfInOneEvent() {
        TacticalParameters defaults = TacticalParameters.defaults();
        assertThatThrownBy(() -> with(defaults, dec("0.51"), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fallFraction is 0.51: must be above 0 and not above 0.5");
    }

    private static TacticalParameters withConfirmation() {
        return with(TacticalParameters.defaults(), dec("0.5"), true);
    }

    private static TacticalParameters with(TacticalParameters base, Decimal fallFraction, boolean confirmation) {
        return new TacticalParameters(
                base.account(),
                base.quoteAsset(),
                base.assets(),
                base.fundingInstrument(),
                base.knownAllTimeHigh(),
                base.fall(),
                base.deepFall(),
                base.fearBelow(),
                base.sentimentMaxAge(),
                fallFraction,
                base.deepFallFraction(),
                base.fearFraction(),
                base.confirmingRatePer8h(),
                base.confirmingTime(),
                confirmation,
                base.betweenDeployments(),
                base.takeProfit(),
                base.longestHolding(),
                base.maxOrderFraction());
    }
}
