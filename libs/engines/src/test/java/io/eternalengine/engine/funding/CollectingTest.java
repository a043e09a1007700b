package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** COLLECTING: settlements, profit split, margin, and every reason to leave. */
class CollectingTest {
    private final FundingRun run = FundingRun.collecting();

    @Test
    void aPositiveSettlementIsReceivedAndHalfOfItIsForTactical() {
        Decimal before = run.state().cash();

        run.settle("0.0003");

        // 0.75 × 40 000 × 0.0003
        assertThat(run.state().fundingReceived()).isEqualTo(dec("9"));
        assertThat(run.state().profitForTactical()).isEqualTo(dec("4.5"));
        assertThat(run.state().cash()).isEqualTo(before.plus(dec("4.5")));
        assertThat(run.lastDecision().rule().text()).isEqualTo("profit-split");
        assertThat(run.lastDecision().values())
                .containsEntry("profitForTactical", "4.5")
                .containsEntry("profitForTacticalTotal", "4.5");
    }

    @Test
    void whatIsPaidIsBorneByTheEngineAlone() {
        Decimal before = run.state().cash();

        run.settle("-0.0003");

        assertThat(run.state().cash()).isEqualTo(before.minus(dec("9")));
        assertThat(run.state().profitForTactical()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aSettlementHeardTwiceIsBookedOnce() {
        run.settle("0.0003");
        run.nowMs -= 8 * HOUR_MS;
        run.settle("0.0003");

        assertThat(run.state().fundingReceived()).isEqualTo(dec("9"));
    }

    @Test
    void leavesWhenFundingTurnsNegative() {
        List<OrderIntent> made = run.settle("-0.00001");

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Exiting.INSTANCE);
        assertThat(made)
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.reduceOnly()).isTrue());
        run.fillUntilQuiet(made);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Monitoring.INSTANCE);
        assertThat(run.btc().legs().coins()).isLessThan(dec("0.000001"));
    }

    @Test
    void staysWhenFundingIsZero() {
        assertThat(run.settle("0")).isEmpty();
    }

    @Test
    void leavesWhenTheBasisIsMoreThanTwoPercent() {
        run.perpetualPrice = dec("40800");
        assertThat(run.candles()).isEmpty();
        run.perpetualPrice = dec("40800.01");

        run.candles();

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Exiting.INSTANCE);
        assertThat(run.lastDecision().values()).containsKey("left.BTC");
    }

    @Test
    void oneCloseFarFromTheMarkOfATickerNeitherReducesNorLeaves() {
        // given a margin of 0.5, which is 0 at a mark of 60 000
        run.assign("1000000", String.valueOf(150_000 - 105_000));
        run.ticker("40001");
        run.perpetualPrice = dec("60000");

        // when one trade at the end of an hour is wrong
        assertThat(run.candles()).isEmpty();

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);
        assertThat(run.btc().prices().mark()).isEqualTo(dec("40001"));
        run.perpetualPrice = dec("40000");
        assertThat(run.candles()).isEmpty();
        assertThat(run.btc().prices().mark()).isEqualTo(dec("40000"));
    }

    @Test
    void aCloseFarFromTheMarkOfATickerLeavesWhenTheNextCloseSaysTheSame() {
        run.ticker("40001");
        run.perpetualPrice = dec("40900");
        assertThat(run.candles()).isEmpty();

        assertThat(run.candles()).as("the next close").hasSize(2);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Exiting.INSTANCE);
    }

    @Test
    void leavesAfterFourteenDays() {
        run.nowMs += 14 * 24 * HOUR_MS - 2 * HOUR_MS;
        assertThat(run.candles()).isEmpty();

        run.candles();

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Exiting.INSTANCE);
    }

    @Test
    void threeNegativeSettlementsInARowCloseAll() {
        InstrumentId eth = InstrumentId.linear("ETHUSDT");
        run.settle(eth, "-0.0001", 8 * HOUR_MS);
        run.settle(eth, "-0.0001", 8 * HOUR_MS);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);

        List<OrderIntent> made = run.settle(eth, "-0.0001", 8 * HOUR_MS);

        assertThat(made).hasSize(2);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Exiting.INSTANCE);
    }

    @Test
    void aDayOfNegativeSettlementsClosesAllWhateverTheirRhythm() {
        InstrumentId eth = InstrumentId.linear("ETHUSDT");
        for (int hour = 1; hour < 24; hour++) {
            assertThat(run.settle(eth, "-0.0000125", HOUR_MS)).isEmpty();
        }

        assertThat(run.settle(eth, "-0.0000125", HOUR_MS)).hasSize(2);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Exiting.INSTANCE);
    }

    @Test
    void aPositiveSettlementEndsTheStreak() {
        InstrumentId eth = InstrumentId.linear("ETHUSDT");
        for (String rate : List.of("-0.0001", "-0.0001", "0.0001", "-0.0001", "-0.0001")) {
            run.settle(eth, rate, 8 * HOUR_MS);
        }

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);
    }

    @Test
    void marginRatioBelowThirtyPercentAlertsOnce() {
        withdraw("105000");
        run.ticker("40000");
        assertThat(run.rules()).doesNotContain("margin-low");

        withdraw("6500");
        run.ticker("40000");
        run.ticker("40000.01");

        assertThat(run.rules().stream().filter("margin-low"::equals)).hasSize(1);
    }

    @Test
    void marginRatioBelowTwentyPercentReducesBothLegs() {
        withdraw("115000");

        List<OrderIntent> made = run.ticker("40000");

        assertThat(made)
                .hasSize(2)
                .allSatisfy(order -> assertThat(order.reduceOnly()).isTrue());
        run.fillUntilQuiet(made);
        Decimal notional = run.btc().legs().shorts().times(dec("40000"));
        assertThat(run.state().cash()).isGreaterThanOrEqualTo(notional.times(dec("0.49")));
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);
        assertThat(run.btc().legs().shorts()).isBetween(dec("0.5"), dec("0.65"));
    }

    @Test
    void anOrderedReductionOfAllClosesBothLegs() {
        List<OrderIntent> made = run.command(new RiskAction.ReductionOrdered(
                new RiskScope.OfEngine(EngineId.FUNDING), Decimal.ONE, "breaker level 3"));

        assertThat(made).hasSize(2);
        run.fillUntilQuiet(made);
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Monitoring.INSTANCE);
    }

    @Test
    void anOrderedReductionOfAPartKeepsTheLegsEqual() {
        run.fillUntilQuiet(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("0.25"), "a test")));

        assertThat(run.btc().legs().shorts()).isEqualTo(dec("0.562"));
        assertThat(run.btc().imbalance()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void anotherEnginesReductionIsNotOurs() {
        assertThat(run.command(new RiskAction.ReductionOrdered(
                        new RiskScope.OfEngine(EngineId.TREND), Decimal.ONE, "breaker level 3")))
                .isEmpty();
    }

    @Test
    void aWarningClosesWhatIsExpectedToPay() {
        run.ticker("40000", "-0.00001", 8 * HOUR_MS);

        List<OrderIntent> made = run.command(new RiskAction.BreakerMoved(1, 2, dec("0.15"), dec("0.85"), Decimal.ONE));

        assertThat(made).hasSize(2);
    }

    @Test
    void aWarningLeavesWhatEarns() {
        assertThat(run.command(new RiskAction.BreakerMoved(1, 2, dec("0.15"), dec("0.85"), Decimal.ONE)))
                .isEmpty();
    }

    @Test
    void closingGoesOnUnderAHalt() {
        run.command(new RiskAction.HaltImposed("breaker", RiskScope.ALL, "breaker level 3", "circuit breaker"));

        run.fillUntilQuiet(run.settle("-0.0001"));

        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Monitoring.INSTANCE);
    }

    @Test
    void everythingGoesOnAfterRestartsBetweenAllInputs() {
        FundingRun steady = FundingRun.collecting();
        FundingRun restarting = FundingRun.collecting().restartingBetweenInputs();
        for (FundingRun each : List.of(steady, restarting)) {
            each.settle("0.0003");
            each.fillUntilQuiet(each.settle("-0.0001"));
            each.settle("0.0002");
            each.settle("0.0002");
            each.fillUntilQuiet(each.candles());
        }

        assertThat(restarting.engine.snapshot()).isEqualTo(steady.engine.snapshot());
        assertThat(restarting.intents).isEqualTo(steady.intents);
        assertThat(steady.btc().phase()).isEqualTo(CarryPhase.Collecting.INSTANCE);
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
    void anAssetIsEnteredOnlyInMonitoringAndLeftOnce() {
        Carry carry = run.btc();
        assertThatThrownBy(() -> carry.enter(Decimal.ONE, run.nowMs))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an asset is to be entered in COLLECTING: must be in MONITORING");
        assertThatThrownBy(carry::collect).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(carry::close).isInstanceOf(IllegalStateException.class);

        carry.exit();

        assertThatThrownBy(carry::exit)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an asset is to be left in EXITING: must be in another phase");
    }

    /** Takes cash out of the engine's 150 000. */
    private void withdraw(String amount) {
        Decimal capital =
                Objects.requireNonNull(run.state().capital(), "capital").engineCapital();
        run.assign("1000000", capital.minus(dec(amount)).toString());
    }
}
