package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.Answers;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** REBALANCING at quarter end and on drift. */
class RebalanceTest {
    private static final long QUARTER_END_MS =
            Instant.parse("2024-04-01T00:00:00Z").toEpochMilli();

    @Test
    void doesNothingWhileWeightsStayNearTheirTargets() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        assertThat(run.candles("45000", "2000")).isEmpty();
        assertThat(run.engine.phase()).isEqualTo("ACCUMULATING");
    }

    @Test
    void sellsTheOverweightAssetWhenItsWeightDriftsByMoreThanATenth() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        run.candles("40000", "4000");
        run.nextHour();
        List<OrderIntent> orders = run.candles("40000", "4000");

        assertThat(run.engine.phase()).isEqualTo("REBALANCING");
        List<OrderIntent> sales = salesIn(run);
        assertThat(sales).hasSize(1).allMatch(sale -> sale.instrument().equals(ETH));
        assertThat(sales.getFirst().style()).isEqualTo(ExecutionStyle.MAKER_THEN_MARKET);
        assertThat(orders).as("one rebalancing at a time").isEmpty();
    }

    @Test
    void bringsTheWeightsBackToTheirTargets() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        tradeHours(run, 24, "40000", "4000");

        assertThat(run.engine.phase()).isEqualTo("ACCUMULATING");
        assertThat(run.engine.openParentOrders()).isEmpty();
        assertThat(weightOfBtc(run, "40000", "4000")).isBetween(dec("0.664"), dec("0.668"));
    }

    @Test
    void asksForNoPurchaseAboveTheLimitOfOneOrder() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        tradeHours(run, 24, "40000", "6000");

        assertThat(run.engine.phase()).isEqualTo("ACCUMULATING");
        assertThat(purchasesOf(run, "rebalance-purchase")).hasSizeGreaterThan(1);
        assertThat(purchasesOf(run, "rebalance-purchase"))
                .allMatch(order -> order.amount().valueAt(dec("40000")).isAtMost(dec("7000")));
    }

    @Test
    void buysForTheProceedsOfEveryTryOfTheSale() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.candles("40000", "3400");
        run.nextHour();
        OrderIntent sale = salesIn(run).getFirst();
        Decimal half = Answers.quantityOf(sale).times(dec("0.5")).floorToStep(dec("0.00001"));
        run.execute(sale, half);
        run.end(sale, OrderState.CANCELLED, half);

        tradeHours(run, 24, "40000", "3400");

        assertThat(weightOfBtc(run, "40000", "3400")).isBetween(dec("0.664"), dec("0.668"));
        assertThat(run.held("USDT")).as("no proceeds are left lying").isLessThan(dec("3030"));
    }

    @Test
    void sellsNoMoreThanTheOtherAssetMayTake() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        tradeHours(run, 24, "160000", "16000");

        Decimal portfolio = run.held("BTC")
                .times(dec("160000"))
                .plus(run.held("ETH").times(dec("16000")))
                .plus(run.held("USDT"))
                .plus(dec("40000"));
        assertThat(run.held("BTC").times(dec("160000")))
                .as("no more than 0.45 of the whole portfolio is in BTC")
                .isBetween(portfolio.times(dec("0.445")), portfolio.times(dec("0.4501")));
        assertThat(run.engine.openParentOrders()).isEmpty();
    }

    @Test
    void rebalancesAtQuarterEndWithoutWaitingForDrift() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.candles("44000", "2000");

        run.nowMs = QUARTER_END_MS;
        tradeHours(run, 2, "44000", "2000");

        assertThat(salesIn(run)).hasSize(1).allMatch(sale -> sale.instrument().equals(BTC));
    }

    @Test
    void rebalancesWhenAWeightLeavesItsBandHoweverLargeADriftIsAllowed() {
        CoreHodlParameters defaults = CoreHodlParameters.defaults();
        var patient = new CoreHodlParameters(
                defaults.account(),
                defaults.quoteAsset(),
                defaults.targets(),
                defaults.programDays(),
                defaults.cashReserveFraction(),
                defaults.doneFraction(),
                dec("0.50"),
                defaults.noSaleBelowHighFraction(),
                defaults.maxShareOfTotal(),
                defaults.maxOrderFraction(),
                defaults.takerFeeFraction());
        HodlRun run = HodlRun.ready(patient);
        tradeHours(run, 24 * 15, "40000", "2000");

        tradeHours(run, 2, "40000", "3200");
        assertThat(salesIn(run)).as("ETH 0.444 lies within 0.20 to 0.45").isEmpty();
        tradeHours(run, 2, "40000", "3300");

        assertThat(salesIn(run)).as("ETH 0.452 does not").isNotEmpty();
    }

    @Test
    void rebalancesOnceForEachQuarterEnd() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.nowMs = QUARTER_END_MS;
        tradeHours(run, 24, "44000", "2000");
        int after = run.intents.size();

        tradeHours(run, 24, "46000", "2000");

        assertThat(run.intents).hasSize(after);
    }

    @Test
    void doesNotSellAnAssetFarBelowItsAllTimeHigh() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.candles("40000", "2000");
        run.nextHour();

        run.candles("400", "599");
        run.nextHour();
        run.candles("400", "599");

        assertThat(salesIn(run)).isEmpty();
        assertThat(run.lastDecision.rule().text()).isEqualTo("no-sale-below-high");
    }

    @Test
    void sellsAnAssetExactlySeventyPercentBelowItsAllTimeHigh() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.candles("400", "600");
        run.nextHour();
        run.candles("400", "600");

        assertThat(salesIn(run)).isNotEmpty();
    }

    @Test
    void beginsNoRebalancingThatItCouldNotFinishBecausePurchasesAreHalted() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.command(new RiskAction.HaltImposed("x", RiskScope.ALL, "a test", "alice"));

        run.candles("40000", "4000");
        run.nextHour();
        run.candles("40000", "4000");

        assertThat(salesIn(run)).isEmpty();
    }

    @Test
    void makesUpForAQuarterEndThatFellIntoAHalt() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.command(new RiskAction.HaltImposed("x", RiskScope.ALL, "a test", "alice"));
        run.nowMs = QUARTER_END_MS;
        tradeHours(run, 2, "44000", "2000");
        assertThat(salesIn(run)).isEmpty();

        run.command(new RiskAction.HaltLifted("x", RiskScope.ALL, "a test", List.of("alice")));
        tradeHours(run, 2, "44000", "2000");

        assertThat(salesIn(run)).hasSize(1);
    }

    @Test
    void finishesAPurchaseThatAHaltInterrupted() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.candles("40000", "3400");
        run.fillAll(salesIn(run));
        run.command(new RiskAction.HaltImposed("x", RiskScope.ALL, "a test", "alice"));
        run.nextHour();
        assertThat(run.candles("40000", "3400")).isEmpty();
        assertThat(run.engine.phase()).isEqualTo("REBALANCING");

        run.command(new RiskAction.HaltLifted("x", RiskScope.ALL, "a test", List.of("alice")));
        tradeHours(run, 24, "40000", "3400");

        assertThat(run.engine.phase()).isEqualTo("ACCUMULATING");
    }

    private static void tradeHours(HodlRun run, int hours, String btcPrice, String ethPrice) {
        for (int hour = 0; hour < hours; hour++) {
            run.fillAll(run.candles(btcPrice, ethPrice));
            run.nextHour();
        }
    }

    private static List<OrderIntent> salesIn(HodlRun run) {
        return run.intents.stream().filter(intent -> intent.side() == Side.SELL).toList();
    }

    private static List<OrderIntent> purchasesOf(HodlRun run, String rule) {
        return run.intents.stream()
                .filter(intent -> intent.intentId().contains("." + rule + "."))
                .filter(intent -> intent.amount() instanceof OrderAmount.OfQuote)
                .toList();
    }

    private static Decimal weightOfBtc(HodlRun run, String btcPrice, String ethPrice) {
        Decimal btc = run.held("BTC").times(dec(btcPrice));
        Decimal eth = run.held("ETH").times(dec(ethPrice));
        return btc.dividedBy(btc.plus(eth), 6, RoundingMode.HALF_EVEN);
    }
}
