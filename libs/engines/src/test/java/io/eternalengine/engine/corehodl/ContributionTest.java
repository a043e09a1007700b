package io.eternalengine.engine.corehodl;

import static io.eternalengine.domain.Markets.BTC;
import static io.eternalengine.domain.Markets.ETH;
import static io.eternalengine.domain.Markets.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.Markets;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.engine.EngineInput;
import java.util.List;
import org.junit.jupiter.api.Test;

/** ACCUMULATING: capital that came later, and capital that comes while the program still runs. */
class ContributionTest {
    @Test
    void buysTheMoreUnderweightAssetFirst() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.candles("40000", "1800");
        run.nextHour();

        run.assign("more", "103333.34", "62000");
        List<OrderIntent> orders = hours(run, 1, "40000", "1800");

        assertThat(orders).isNotEmpty().allMatch(order -> order.instrument().equals(ETH));
    }

    @Test
    void spendsAContributionInTheRatioOfTheTargetsAndKeepsTheReserve() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        Decimal btc = run.held("BTC");
        Decimal eth = run.held("ETH");

        run.assign("more", "120000", "72000");
        hours(run, 48, "40000", "2000");

        Decimal btcSpent = run.held("BTC").minus(btc).times(dec("40000"));
        Decimal ethSpent = run.held("ETH").minus(eth).times(dec("2000"));
        assertThat(btcSpent).isBetween(dec("7550"), dec("7605"));
        assertThat(ethSpent).isBetween(dec("3770"), dec("3805"));
        assertThat(run.held("USDT")).isBetween(dec("3600"), dec("3620"));
    }

    @Test
    void asksForNoMoreThanOneOrderMayBe() {
        HodlRun run = HodlRun.accumulating("40000", "2000");

        run.assign("more", "200000", "120000");
        List<OrderIntent> orders = hours(run, 48, "30000", "1500");

        assertThat(orders).hasSizeGreaterThan(7);
        assertThat(orders)
                .as("at most 5 %% of an equity that has fallen by a quarter of the first capital")
                .allMatch(
                        order -> order.amount().valueAt(order.referencePrice()).isAtMost(dec("9250")));
    }

    @Test
    void asksForHalfOfATryThatRiskFoundTooLargeUntilOnePasses() {
        HodlRun run = HodlRun.accumulating("40000", "2000").restartingBetweenInputs();
        run.assign("more", "200000", "120000");

        OrderIntent first = nextOrder(run);
        run.reject(first, "order-value");
        OrderIntent second = nextOrder(run);
        run.reject(second, "order-value");
        OrderIntent third = nextOrder(run);
        run.fill(third);
        OrderIntent afterwards = nextOrder(run);

        assertThat(spent(second)).isEqualTo(spent(first).times(dec("0.5")).floorToStep(dec("0.01")));
        assertThat(spent(third)).isEqualTo(spent(first).times(dec("0.25")).floorToStep(dec("0.01")));
        assertThat(spent(afterwards)).isGreaterThan(spent(third));
    }

    @Test
    void waitsUntilTheProgramIsDone() {
        HodlRun run = HodlRun.ready();
        run.fillAll(run.candles("40000", "2000"));

        run.assign("more", "200000", "120000");
        run.nextDay();
        List<OrderIntent> second = run.candles("40000", "2000");

        assertThat(second)
                .as("the parts stay what they were when the program began")
                .extracting(order -> order.amount().valueAt(Decimal.ONE))
                .containsExactly(dec("2714.2857142"), dec("1357.1428571"));
    }

    @Test
    void endsTheProgramAndThenSpendsAContributionThatCameWhileItRan() {
        HodlRun run = HodlRun.ready();
        run.fillAll(run.candles("40000", "2000"));
        run.assign("more", "200000", "120000");

        for (int day = 0; day < 40; day++) {
            run.nextDay();
            run.fillAll(run.candles("40000", "2000"));
        }

        assertThat(run.parts(BTC)).hasSize(14);
        assertThat(run.parts(ETH)).hasSize(14);
        assertThat(run.engine.phase()).isEqualTo("ACCUMULATING");
        assertThat(run.held("USDT")).isBetween(dec("6000"), dec("6030"));
    }

    @Test
    void givesUpASliceForWhichTheAssetHasNoRoomAnyMoreAndGoesOnWithTheOther() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.assign("more", "120000", "72000");
        List<OrderIntent> slice = run.candles("40000", "2000");
        assertThat(slice).isNotEmpty().allMatch(order -> order.instrument().equals(BTC));
        slice.forEach(order -> run.reject(order, "asset-limit"));
        run.nextHour();

        List<OrderIntent> orders = hours(run, 6, "90000", "2000");

        assertThat(orders)
                .as("BTC is above 0.45 of the portfolio now")
                .noneMatch(
                        order -> order.side() == Side.BUY && order.instrument().equals(BTC));
        assertThat(run.engine.openParentOrders()).noneMatch(name -> name.startsWith("contribution.BTC"));
    }

    @Test
    void doesNotBuyBackWhatRiskOrderedSold() {
        HodlRun run = HodlRun.accumulating("40000", "2000");
        run.assign("more", "120000", "72000");
        hours(run, 48, "40000", "2000");
        run.fillAll(run.command(new RiskAction.ReductionOrdered(RiskScope.ALL, dec("0.10"), "breaker level 2")));

        List<OrderIntent> orders = hours(run, 48, "40000", "2000");

        assertThat(orders).isEmpty();
    }

    @Test
    void doesNotSpendWhatTheEngineDoesNotHave() {
        var run = new HodlRun(CoreHodlParameters.defaults());
        run.on(new EngineInput.InstrumentDescribed(Markets.btc()));
        run.on(new EngineInput.InstrumentDescribed(Markets.eth()));
        run.assign("small", "100000", "10000");

        for (int day = 0; day < 20; day++) {
            run.fillAll(run.candles("40000", "2000"));
            run.nextDay();
        }

        assertThat(run.held("USDT")).isGreaterThanOrEqualTo(Decimal.ZERO);
    }

    private static OrderIntent nextOrder(HodlRun run) {
        List<OrderIntent> orders = run.candles("30000", "1500");
        run.nextHour();
        assertThat(orders).hasSize(1);
        return orders.getFirst();
    }

    private static Decimal spent(OrderIntent order) {
        return order.amount().valueAt(order.referencePrice()).floorToStep(dec("0.01"));
    }

    private static List<OrderIntent> hours(HodlRun run, int hours, String btcPrice, String ethPrice) {
        int before = run.intents.size();
        for (int hour = 0; hour < hours; hour++) {
            run.fillAll(run.candles(btcPrice, ethPrice));
            run.nextHour();
        }
        return run.intents.subList(before, run.intents.size());
    }
}
