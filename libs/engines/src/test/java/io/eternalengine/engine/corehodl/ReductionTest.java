package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.HaltRegister;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskCommand;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Halts and pauses hold purchases back; ordered reductions are sold at once, whatever is halted. */
class ReductionTest {
    private static final RiskScope CORE = new RiskScope.OfEngine(EngineId.CORE_HODL);

    @Test
    void holdsPurchasesBackWhileHaltedAndBuysThemAfterwards() {
        HodlRun run = HodlRun.ready();
        run.command(new RiskAction.HaltImposed("operator:ALL", RiskScope.ALL, "a test", "alice"));
        assertThat(run.candles("40000", "2000")).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("held-back");

        run.command(new RiskAction.HaltLifted("operator:ALL", RiskScope.ALL, "a test", List.of("alice")));
        run.nextHour();

        assertThat(run.candles("40000", "2000")).hasSize(2);
    }

    @Test
    void holdsBackOnlyWhatTheScopeOfAHaltCovers() {
        HodlRun run = HodlRun.ready();
        run.command(new RiskAction.HaltImposed("x", new RiskScope.OfSymbol("BTCUSDT"), "a test", "alice"));
        run.command(new RiskAction.HaltImposed("y", new RiskScope.OfEngine(EngineId.TREND), "a test", "alice"));

        assertThat(run.candles("40000", "2000"))
                .extracting(OrderIntent::instrument)
                .containsExactly(ETH);
    }

    @Test
    void holdsPurchasesBackUntilAPauseEnds() {
        HodlRun run = HodlRun.ready();
        long untilMs = run.nowMs + 2 * Markets.HOUR_MS;
        run.command(new RiskAction.EntriesPaused(RiskScope.ALL, untilMs, "a test"));
        assertThat(run.candles("40000", "2000")).isEmpty();
        run.nextHour();
        assertThat(run.candles("40000", "2000")).isEmpty();

        run.nextHour();

        assertThat(run.candles("40000", "2000")).hasSize(2);
    }

    @Test
    void holdsPurchasesBackWhileRiskIsNotHeard() {
        HodlRun run = HodlRun.ready();
        run.on(new EngineInput.RiskLeaseChanged(false));
        assertThat(run.candles("40000", "2000")).isEmpty();

        run.on(new EngineInput.RiskLeaseChanged(true));
        run.nextHour();

        assertThat(run.candles("40000", "2000")).hasSize(2);
    }

    @Test
    void putsTheNewestEpochHeardIntoItsIntents() {
        HodlRun run = HodlRun.ready();
        run.command(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE));
        run.command(new RiskAction.SizeScaled(RiskScope.ALL, Decimal.ONE, Decimal.ONE));

        assertThat(run.candles("40000", "2000"))
                .extracting(OrderIntent::riskEpoch)
                .containsOnly(2L);
    }

    @Test
    void passesOverACommandThatItHasHeard() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        var command = new RiskCommand(1, run.nowMs, new RiskAction.ReductionOrdered(CORE, dec("0.10"), "a test"));
        run.fillAll(run.on(new EngineInput.RiskCommanded(command)).intents());

        assertThat(run.on(new EngineInput.RiskCommanded(command)).intents()).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("command-known");
    }

    @Test
    void sellsATenthOfEachAssetAtMarketAtOnce() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        Decimal btc = run.held("BTC");
        Decimal eth = run.held("ETH");

        List<OrderIntent> sales = reduce(run, "0.10");

        assertThat(sales).allMatch(sale -> sale.side() == Side.SELL && sale.style() == ExecutionStyle.MARKET);
        assertThat(sales).allMatch(OrderIntent::reduceOnly);
        assertThat(sales)
                .extracting(OrderIntent::amount)
                .containsExactly(
                        new OrderAmount.OfBase(btc.times(dec("0.10")).floorToStep(dec("0.000001"))),
                        new OrderAmount.OfBase(eth.times(dec("0.10")).floorToStep(dec("0.00001"))));
    }

    @Test
    void sellsWhileHaltedPausedAndUnheard() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.command(new RiskAction.HaltImposed("x", RiskScope.ALL, "a test", "alice"));
        run.command(new RiskAction.EntriesPaused(RiskScope.ALL, Long.MAX_VALUE, "a test"));
        run.on(new EngineInput.RiskLeaseChanged(false));

        assertThat(reduce(run, "0.50")).hasSize(2);
    }

    @Test
    void severalReductionsAtOnceEachSellTheirFractionOfWhatTheOneBeforeLeft() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        Decimal btc = run.held("BTC");

        List<OrderIntent> tenth = reduce(run, "0.10");
        List<OrderIntent> half = reduce(run, "0.50");
        List<OrderIntent> rest = reduce(run, "1");
        run.fillAll(tenth);
        run.fillAll(half);
        run.fillAll(rest);

        assertThat(quantityOfBtc(half))
                .isEqualTo(btc.minus(quantityOfBtc(tenth)).times(dec("0.50")).floorToStep(dec("0.000001")));
        assertThat(run.held("BTC")).isLessThan(dec("0.000001"));
        assertThat(run.held("ETH")).isLessThan(dec("0.00001"));
    }

    @Test
    void sellsItsFractionOfWhatIsLeftWhileAnotherSaleIsPartlyExecuted() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        OrderIntent tenth = reduce(run, "0.10").getFirst();
        run.execute(tenth, quantityOfBtc(List.of(tenth)).minus(dec("0.01")));
        Decimal notBeingSold = run.held("BTC").minus(dec("0.01"));

        Decimal half = quantityOfBtc(reduce(run, "0.50"));

        assertThat(half).isEqualTo(notBeingSold.times(dec("0.50")).floorToStep(dec("0.000001")));
    }

    @Test
    void keepsWhatItHoldsWhenAnotherEngineIsOrderedToSellAll() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        run.command(new RiskAction.ReductionOrdered(
                new RiskScope.OfEngine(EngineId.TREND), Decimal.ONE, "breaker level 3"));
        run.nextHour();

        assertThat(run.candles("40000", "2000")).isEmpty();
    }

    @Test
    void sellsOnlyTheSymbolThatIsOrderedSold() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        run.fillAll(
                run.command(new RiskAction.ReductionOrdered(new RiskScope.OfSymbol("BTCUSDT"), Decimal.ONE, "a test")));
        run.nextHour();
        run.fillAll(run.candles("40000", "2000"));

        assertThat(run.held("BTC")).isLessThan(dec("0.000001"));
        assertThat(run.held("ETH")).isGreaterThan(dec("9"));
    }

    @Test
    void liquidationSellsWhatALatePurchaseStillBrings() {
        HodlRun run = HodlRun.ready();
        OrderIntent late = run.candle(BTC, "40000").getFirst();
        reduce(run, "1");

        run.fill(late);

        OrderIntent sale = run.intents.getLast();
        assertThat(sale.side()).isEqualTo(Side.SELL);
        run.fill(sale);
        assertThat(run.held("BTC")).isLessThan(dec("0.000001"));
    }

    @Test
    void liquidationSellsTheRestsOfBothAssetsOnCandlesOfTheSameTime() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        List<OrderIntent> half = reduce(run, "0.50");
        half.forEach(
                sale -> run.execute(sale, quantityOf(sale).times(dec("0.5")).floorToStep(dec("0.00001"))));
        run.fillAll(reduce(run, "1"));
        half.forEach(sale -> run.end(
                sale, OrderState.CANCELLED, quantityOf(sale).times(dec("0.5")).floorToStep(dec("0.00001"))));

        for (int hour = 0; hour < 3; hour++) {
            run.nextHour();
            List<OrderIntent> rests = run.candles("40000", "2000");
            run.fillAll(rests);
        }

        assertThat(run.held("BTC")).isLessThan(dec("0.000001"));
        assertThat(run.held("ETH")).isLessThan(dec("0.00001"));
    }

    @Test
    void aReductionThatTheVenueRejectedIsTriedAgainOnTheNextCandle() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        OrderIntent first = reduce(run, "0.50").getFirst();
        run.end(first, OrderState.REJECTED, Decimal.ZERO);

        run.nextHour();
        OrderIntent second = run.candle(BTC, "40000").getFirst();

        assertThat(second.amount()).isEqualTo(first.amount());
        assertThat(second.intentId()).endsWith(".try-2");
    }

    @Test
    void aSaleAsksForNoMoreThanIsHeld() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        OrderIntent sale = reduce(run, "1").getFirst();
        Decimal sold = quantityOf(sale).minus(dec("0.1"));
        run.end(sale, OrderState.CANCELLED, Decimal.ZERO);
        run.execute(sale, sold);
        Decimal held = run.held("BTC");

        run.nextHour();
        OrderIntent again = run.candle(BTC, "40000").getFirst();

        assertThat(again.amount()).isEqualTo(new OrderAmount.OfBase(held.floorToStep(dec("0.000001"))));
    }

    @Test
    void aSaleOfWhatIsNoLongerHeldIsDropped() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        OrderIntent sale = reduce(run, "0.50").getFirst();
        OrderIntent rest = reduce(run, "1").getFirst();
        run.fill(rest);
        run.execute(sale, quantityOf(sale));
        run.end(sale, OrderState.CANCELLED, Decimal.ZERO);

        run.nextHour();

        assertThat(run.candle(BTC, "40000")).isEmpty();
        assertThat(run.state().parentOrders().all())
                .noneMatch(parentOrder -> parentOrder.instrument().equals(BTC));
    }

    @Test
    void asksForNoMoreThanTheExchangeTakesInOneMarketOrder() {
        HodlRun run = HodlRun.ready();
        run.assign("large", "10000000", "6000000");
        for (int day = 0; day < 40; day++) {
            run.fillAll(run.candles("10000", "2000"));
            run.nextDay();
        }
        assertThat(run.held("BTC")).isGreaterThan(dec("200"));

        List<OrderIntent> sales = reduce(run, "1");

        assertThat(quantityOfBtc(sales)).isEqualTo(dec("100"));
    }

    @Test
    void buysAgainOnlyAfterTheBreakersHaltIsLifted() {
        HodlRun run = HodlRun.ready();
        run.fillAll(run.candles("40000", "2000"));
        run.command(new RiskAction.HaltImposed(HaltRegister.BREAKER_KEY, RiskScope.ALL, "level 4", "breaker"));
        run.fillAll(reduce(run, "1"));
        run.nextDay();
        assertThat(run.candles("30000", "1500")).isEmpty();

        run.command(new RiskAction.HaltLifted(HaltRegister.BREAKER_KEY, RiskScope.ALL, "reviewed", List.of("a", "b")));
        run.nextHour();
        run.fillAll(run.candles("30000", "1500"));
        run.nextHour();

        assertThat(run.held("BTC")).isGreaterThan(Decimal.ZERO);
        assertThat(run.candles("30000", "1500"))
                .as("what is bought now is kept")
                .isEmpty();
    }

    private static List<OrderIntent> reduce(HodlRun run, String fraction) {
        return run.command(new RiskAction.ReductionOrdered(CORE, dec(fraction), "a test"));
    }

    private static Decimal quantityOfBtc(List<OrderIntent> sales) {
        return sales.stream()
                .filter(sale -> sale.instrument().equals(BTC))
                .map(ReductionTest::quantityOf)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private static Decimal quantityOf(OrderIntent sale) {
        return Answers.quantityOf(sale);
    }
}
