package io.eternalengine.engine.funding;

import static io.eternalengine.domain.Markets.HOUR_MS;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.AllTimeHigh;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** MONITORING → ENTERING, rule by rule. */
class EntryTest {
    private final FundingRun run = FundingRun.ready();

    @Test
    void historyFromBeforeItsCapitalEntersNothing() {
        run.assignFrom("1000000", "150001", run.nowMs + 3 * HOUR_MS);

        assertThat(run.candles()).isEmpty();
        assertThat(run.candles()).isEmpty();

        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void entersWhenEveryConditionHolds() {
        List<OrderIntent> made = run.candles();

        assertThat(made).singleElement().satisfies(order -> {
            assertThat(order.instrument()).isEqualTo(InstrumentId.spot("BTCUSDT"));
            assertThat(order.side()).isEqualTo(Side.BUY);
            assertThat(order.intentId()).isEqualTo("FUNDING.BTCUSDT.spot-buy.000001");
            assertThat(order.reduceOnly()).isFalse();
        });
        assertThat(run.btc().phase()).isEqualTo(CarryPhase.Entering.INSTANCE);
        assertThat(run.lastDecision().rule().text()).isEqualTo("entry");
    }

    @Test
    void buysSoMuchThatWholeLotsAreLeftAfterTheFee() {
        OrderIntent purchase = run.candles().getFirst();

        // 150 000 × 0.40 × 1/2 at 40 000 are 0.75 coins, after a fee of 0.1 %.
        assertThat(run.btc().legs().target()).isEqualTo(dec("0.75"));
        assertThat(Answers.quantityOf(purchase)).isEqualTo(dec("0.750751"));
    }

    @Test
    void predictedRateAtTheThresholdEntersWhenItIsAtLeast() {
        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void predictedRateAtTheThresholdDoesNotEnterWhenItMustBeAbove() {
        FundingRun above = FundingRun.ready(FundingParameters.with(RateComparison.ABOVE));

        assertThat(above.candles()).isEmpty();
        above.ticker("40000", "0.000101", 8 * HOUR_MS);
        assertThat(above.candles()).hasSize(1);
    }

    @Test
    void predictedRateBelowTheThresholdDoesNotEnter() {
        run.ticker("40000", "0.000099", 8 * HOUR_MS);

        assertThat(run.candles()).isEmpty();
    }

    @Test
    void thresholdIsScaledToTheRealInterval() {
        run.ticker("40000", "0.00005", 4 * HOUR_MS);
        assertThat(run.candles()).hasSize(1);

        FundingRun hourly = FundingRun.ready();
        hourly.ticker("40000", "0.0000124", HOUR_MS);
        assertThat(hourly.candles()).isEmpty();
        hourly.ticker("40000", "0.0000125", HOUR_MS);
        assertThat(hourly.candles()).hasSize(1);
    }

    @Test
    void withoutAPredictionTheLastSettlementStandsForIt() {
        run.ticker("40000", "0.00001", 8 * HOUR_MS);
        assertThat(run.candles()).isEmpty();
        run.settle("0.0001");

        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void lastTwoSettlementsMustBePositive() {
        run.settle("0");
        run.settle("0.0003");
        assertThat(run.candles()).isEmpty();
        run.settle("0.0003");

        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void settlementsMustBePositiveForSixteenHoursWhateverTheirRhythm() {
        // given four settlements of 4 h, or sixteen of one
        for (int hours : new int[] {4, 1}) {
            FundingRun often = FundingRun.ready();
            often.settle(InstrumentId.linear("BTCUSDT"), "0", hours * HOUR_MS);
            String rate = hours == 4 ? "0.00005" : "0.0000125";
            for (int settled = hours; settled < 16; settled += hours) {
                often.settle(InstrumentId.linear("BTCUSDT"), rate, hours * HOUR_MS);
                assertThat(often.candles())
                        .as("after %d h of %d h", settled, hours)
                        .isEmpty();
            }
            often.settle(InstrumentId.linear("BTCUSDT"), rate, hours * HOUR_MS);

            assertThat(often.candles()).as("every %d h", hours).hasSize(1);
        }
    }

    @Test
    void oneSettlementIsNotEnough() {
        var fresh = new FundingRun(FundingParameters.defaults());
        fresh.on(new EngineInput.RiskLeaseChanged(true));
        fresh.on(new EngineInput.InstrumentDescribed(FundingRun.spotRules(fresh.asset(FundingRun.BTC))));
        fresh.on(new EngineInput.InstrumentDescribed(FundingRun.perpetualRules(fresh.asset(FundingRun.BTC))));
        fresh.assign("1000000", "150000");
        fresh.settle("0.0003");
        assertThat(fresh.candles()).isEmpty();
        fresh.settle("0.0003");

        assertThat(fresh.candles()).hasSize(1);
    }

    @Test
    void basisOfHalfAPercentEntersAndMoreDoesNot() {
        run.perpetualPrice = dec("40200");
        assertThat(run.candles()).hasSize(1);

        FundingRun wide = FundingRun.ready();
        wide.perpetualPrice = dec("40200.01");
        assertThat(wide.candles()).isEmpty();
        wide.perpetualPrice = dec("39799.99");
        assertThat(wide.candles()).isEmpty();
    }

    @Test
    void basisComparesCandlesOfOneTimeOnly() {
        run.nowMs += HOUR_MS;
        run.candle(run.asset(FundingRun.BTC).spot(), dec("40000"));
        run.nowMs += HOUR_MS;

        assertThat(run.candle(run.asset(FundingRun.BTC).perpetual(), dec("40000")))
                .isEmpty();
    }

    @Test
    void threeNegativeSettlementsOfOneAssetKeepAllOthersOut() {
        for (int i = 0; i < 3; i++) {
            run.settle(InstrumentId.linear("ETHUSDT"), "-0.0001", 8 * HOUR_MS);
        }
        assertThat(run.candles()).isEmpty();
        run.settle(InstrumentId.linear("ETHUSDT"), "0.0001", 8 * HOUR_MS);

        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void nothingIsEnteredWhileRiskIsNotHeard() {
        run.on(new EngineInput.RiskLeaseChanged(false));

        assertThat(run.candles()).isEmpty();
        assertThat(run.lastDecision().rule().text()).isEqualTo("held-back");
    }

    @Test
    void nothingIsEnteredWhileHaltedOrPaused() {
        run.command(new RiskAction.HaltImposed("operator:x", new RiskScope.OfSymbol("BTCUSDT"), "news", "alice"));
        assertThat(run.candles()).isEmpty();

        FundingRun paused = FundingRun.ready();
        paused.command(new RiskAction.EntriesPaused(
                new RiskScope.OfEngine(EngineId.FUNDING), paused.nowMs + 2 * HOUR_MS, "breaker level 2"));
        assertThat(paused.candles()).isEmpty();
        assertThat(paused.candles()).hasSize(1);
    }

    @Test
    void factsOfTheExchangeMoveNoClockSoAPauseHolds() {
        // given
        run.command(new RiskAction.EntriesPaused(
                new RiskScope.OfEngine(EngineId.FUNDING), run.nowMs + 2 * HOUR_MS, "breaker level 2"));

        // when facts come with a time of the year 9999
        InstrumentId spot = InstrumentId.spot("BTCUSDT");
        run.on(new EngineInput.HighStated(new AllTimeHigh(spot, dec("70000"), 0, Markets.YEAR_9999_MS)));
        run.on(new EngineInput.FeesStated(
                new FeeRates("FUNDING", spot, dec("0.001"), dec("0.001"), Markets.YEAR_9999_MS)));

        // then
        assertThat(run.candles()).isEmpty();
        assertThat(run.candles()).hasSize(1);
    }

    @Test
    void sizeMultiplierOfRiskScalesNewEntries() {
        run.command(new RiskAction.SizeScaled(new RiskScope.OfEngine(EngineId.FUNDING), dec("0.5"), Decimal.ONE));
        run.candles();

        assertThat(run.btc().legs().target()).isEqualTo(dec("0.375"));
    }

    @Test
    void noOrderIsAboveItsShareOfTotalCapital() {
        var small = FundingRun.ready();
        small.assign("150000", "150000");
        OrderIntent purchase = small.candles().getFirst();

        // 4 % of 150 000 at 40 000 are 0.15 coins, of which 0.14985 are left after the fee.
        assertThat(small.btc().legs().target()).isEqualTo(dec("0.149"));
        assertThat(Answers.quantityOf(purchase)).isEqualTo(dec("0.14915"));
    }

    @Test
    void shortsNeverExceedTheirLeverage() {
        run.fillUntilQuiet(run.candles());
        InstrumentId eth = InstrumentId.linear("ETHUSDT");
        run.settle(eth, "0.0001", 8 * HOUR_MS);
        run.settle(eth, "0.0001", 8 * HOUR_MS);
        run.nowMs += HOUR_MS;
        run.candle(InstrumentId.spot("ETHUSDT"), dec("2000"));
        run.fillUntilQuiet(run.candle(eth, dec("2000")));

        assertThat(run.state().carries().get(FundingRun.ETH).legs().shorts()).isEqualTo(dec("14.99"));
        assertThat(run.state().cash()).isGreaterThan(dec("59900"));
    }

    @Test
    void aKnownCandleDecidesNothing() {
        run.candles();

        assertThat(run.candle(run.asset(FundingRun.BTC).perpetual(), dec("40000")))
                .isEmpty();
    }
}
