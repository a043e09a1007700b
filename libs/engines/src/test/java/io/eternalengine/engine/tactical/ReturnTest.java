package io.eternalengine.engine.tactical;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.engine.EngineInput;
import io.eternalengine.engine.LateCandle;
import java.util.List;
import org.junit.jupiter.api.Test;

/** HOLDING → RETURNING → WAITING, rule by rule. */
class ReturnTest {
    private final TacticalRun run = holding(false);

    @Test
    void aDoubledDeploymentIsReturned() {
        assertThat(run.candles("60000", "3000"))
                .as("fees are not earned back yet")
                .isEmpty();

        List<OrderIntent> made = run.candlesUntilQuiet("60100", "3010");

        assertThat(made)
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.reduceOnly()).isTrue());
        assertThat(run.state().phase()).isEqualTo("WAITING");
        assertThat(run.rules()).contains("take-profit", "returned");
    }

    @Test
    void proceedsAreForCoreHodl() {
        Decimal cash = run.state().cash();

        run.candlesUntilQuiet("60100", "3010");

        assertThat(run.state().cash()).isEqualTo(cash);
        assertThat(run.state().proceedsForCore()).isBetween(dec("9990"), dec("10010"));
        assertThat(run.decisions)
                .anySatisfy(decision -> assertThat(decision.values())
                        .containsEntry(
                                "proceedsForCoreTotal",
                                run.state().proceedsForCore().toString()));
    }

    @Test
    void afterTwelveMonthsItIsReturnedWhateverItIsWorth() {
        run.passDays(364);
        assertThat(run.candles("20000", "1000")).isEmpty();
        run.passDays(1);

        assertThat(run.candlesUntilQuiet("20000", "1000")).hasSize(2);
    }

    @Test
    void aTimeFarAheadReturnsNothingEarlyAndStopsNoClock() {
        run.on(new EngineInput.FundingSettled(
                new FundingSettlement(InstrumentId.linear("BTCUSDT"), dec("0.0001"), Markets.YEAR_9999_MS, 1)));
        assertThat(run.candles("20000", "1000")).isEmpty();
        run.passDays(365);

        assertThat(run.candlesUntilQuiet("20000", "1000")).hasSize(2);
    }

    @Test
    void aCandleTurnsBackAClockThatIsFarAheadAndWithItTheBeginOfADeployment() {
        // given a deployment of a time far ahead, as a candle of others said
        TacticalRun ahead = TacticalRun.afterTheHigh();
        ahead.on(new EngineInput.CandleClosed(
                Markets.candle(InstrumentId.spot("SUIUSDT"), ahead.nowMs + 1000 * Markets.DAY_MS, dec("2"))));
        ahead.on(LateCandle.closed(
                Markets.ETH, ahead.nowMs + HOUR_MS, dec("1500"), ahead.nowMs + 1000 * Markets.DAY_MS));
        ahead.on(LateCandle.closed(
                Markets.BTC, ahead.nowMs + HOUR_MS, dec("30000"), ahead.nowMs + 1000 * Markets.DAY_MS));
        long beganMs = ahead.state().deployments().getFirst().startedAtMs();
        ahead.nowMs += HOUR_MS;

        // when
        ahead.candles("30000", "1500");

        // then
        assertThat(beganMs).isGreaterThan(ahead.nowMs);
        assertThat(ahead.state().deployments().getFirst().startedAtMs()).isEqualTo(ahead.nowMs);
        assertThat(ahead.state().lastDeploymentMs()).isEqualTo(ahead.nowMs);
    }

    @Test
    void factsOfTheExchangeMoveNoClockSoNothingIsReturnedEarly() {
        // when facts come with a time of the year 9999
        run.on(new EngineInput.HighStated(new AllTimeHigh(Markets.BTC, dec("50000"), 0, Markets.YEAR_9999_MS)));
        run.on(new EngineInput.FeesStated(
                new FeeRates("TACTICAL", Markets.BTC, dec("0.001"), dec("0.001"), Markets.YEAR_9999_MS)));

        // then
        assertThat(run.candlesUntilQuiet("30000", "1500")).isEmpty();
        assertThat(run.state().phase()).isEqualTo("HOLDING");
    }

    @Test
    void aFurtherFallOfThirtyPercentIsHeld() {
        assertThat(run.candles("21000", "1050")).isEmpty();
        assertThat(run.candles("19000", "950")).isEmpty();
        assertThat(run.state().phase()).isEqualTo("HOLDING");
    }

    @Test
    void returningGoesOnUnderAHalt() {
        run.command(new RiskAction.HaltImposed("breaker", RiskScope.ALL, "breaker level 3", "circuit breaker"));

        assertThat(run.candlesUntilQuiet("60100", "3010")).hasSize(2);
    }

    @Test
    void aFailedSaleIsTriedAgain() {
        run.fills = false;
        List<OrderIntent> made = run.candles("60100", "3010");
        OrderIntent sale = made.getFirst();
        run.end(sale, OrderState.REJECTED, Decimal.ZERO);
        run.fills = true;

        assertThat(run.candles("60100", "3010"))
                .anySatisfy(order -> assertThat(order.amount()).isEqualTo(sale.amount()));
    }

    @Test
    void anOrderedReductionOfAllIsSoldAtOnce() {
        assertThat(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "breaker level 4")))
                .hasSize(2);
        assertThat(run.state().deployments()).isEmpty();
    }

    @Test
    void anOrderedReductionOfAPartKeepsTheRest() {
        Decimal held = run.state().deployments().getFirst().legs().getFirst().held();

        run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("0.5"), "a test"));

        Decimal left = run.state().deployments().getFirst().legs().getFirst().held();
        assertThat(left.minus(held.times(dec("0.5"))).abs()).isLessThan(dec("0.000002"));
        assertThat(run.state().phase()).isEqualTo("HOLDING");
    }

    @Test
    void aPurchaseThatFillsLateIsReturnedToo() {
        TacticalRun late = TacticalRun.afterTheHigh();
        late.fills = false;
        OrderIntent purchase = late.candles("30000", "1500").getFirst();
        late.command(new RiskAction.ReductionOrdered(RiskScope.ALL, Decimal.ONE, "breaker level 4"));
        late.fill(purchase);
        late.fills = true;

        assertThat(late.candles("30000", "1500")).hasSize(1);
    }

    @Test
    void everythingGoesOnAfterRestartsBetweenAllInputs() {
        TacticalRun restarting = holding(true);
        for (TacticalRun each : List.of(run, restarting)) {
            each.fear(5);
            each.passDays(40);
            each.candlesUntilQuiet("29000", "1400");
            each.candlesUntilQuiet("18000", "900");
            each.candlesUntilQuiet("80000", "4000");
        }

        assertThat(restarting.intents).isEqualTo(run.intents);
        assertThat(restarting.engine.snapshot()).isEqualTo(run.engine.snapshot());
    }

    @Test
    void aDeploymentIsHeldOnceAndNotWhileItReturns() {
        Deployment returning = Deployment.begun(1, Trigger.FALL, run.nowMs, List.of());
        returning.giveBack();

        assertThatThrownBy(returning::hold)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("deployment 1 is to be held in RETURNING: must be in DEPLOYING");
    }

    @Test
    void refusesASnapshotOfAnotherFormat() {
        byte[] snapshot = run.engine.snapshot();
        snapshot[Long.BYTES - 1]++;

        assertThatThrownBy(() -> run.engine.restore(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("format of the snapshot is 2: must be 0 or 1");
    }

    @Test
    void refusesASnapshotOfOtherCoins() {
        byte[] snapshot = run.engine.snapshot();
        var others =
                new TacticalEngine(with(TacticalParameters.defaults().assets().reversed()));

        assertThatThrownBy(() -> others.restore(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("assets of the snapshot is [")
                .hasMessageContaining("must be those of the parameters");
    }

    private static TacticalParameters with(List<TacticalAsset> assets) {
        TacticalParameters base = TacticalParameters.defaults();
        return new TacticalParameters(
                base.account(),
                base.quoteAsset(),
                assets,
                base.fundingInstrument(),
                base.knownAllTimeHigh(),
                base.fall(),
                base.deepFall(),
                base.fearBelow(),
                base.sentimentMaxAge(),
                base.fallFraction(),
                base.deepFallFraction(),
                base.fearFraction(),
                base.confirmingRatePer8h(),
                base.confirmingTime(),
                base.fearNeedsConfirmation(),
                base.betweenDeployments(),
                base.takeProfit(),
                base.longestHolding(),
                base.maxOrderFraction());
    }

    private static TacticalRun holding(boolean restarts) {
        TacticalRun run = TacticalRun.afterTheHigh(TacticalParameters.defaults(), restarts);
        run.candlesUntilQuiet("30000", "1500");
        return run;
    }
}
