package io.eternalengine.service.execution.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.ParentOrder;
import io.eternalengine.service.execution.market.MarketView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChildOrderPlannerTest {
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final long NOW_MS = 1_704_067_200_000L;
    private static final Instrument RULES = new Instrument(
            BTC,
            "BTC",
            "USDT",
            Decimal.of("0.01"),
            Decimal.of("0.000001"),
            Decimal.of("0.00005"),
            Decimal.of("2"),
            Decimal.of("5"),
            Decimal.of("0.01"));
    private static final MarketView.Quote QUOTE =
            new MarketView.Quote(Decimal.of("39990"), Decimal.of("40010"), NOW_MS);

    private static final Decimal HOLDING = Decimal.of(10);
    private final ChildOrderPlanner planner = new ChildOrderPlanner(ExecutorScene.PARAMETERS);

    @Test
    void buysAtMarketForAnAmountInQuoteRoundedDown() {
        ChildOrder childOrder = placed(buy("1000.129"), NOW_MS);

        assertThat(childOrder.kind()).isEqualTo(ChildOrder.Kind.MARKET);
        assertThat(childOrder.amount()).isEqualTo(new OrderAmount.OfQuote(Decimal.of("1000.12")));
        assertThat(childOrder.limitPrice()).isNull();
        assertThat(childOrder.number()).isEqualTo(1);
    }

    @Test
    void sellsWholeLotsOfBase() {
        assertThat(placed(sell("0.0123456789"), NOW_MS).amount())
                .isEqualTo(new OrderAmount.OfBase(Decimal.of("0.012345")));
    }

    @Test
    void findsNothingLeftBelowTheSmallestOrder() {
        assertThat(plan(buy("4.99"), NOW_MS)).isInstanceOf(ChildOrderPlanner.Plan.NothingLeft.class);
        assertThat(plan(sell("0.000049"), NOW_MS)).isInstanceOf(ChildOrderPlanner.Plan.NothingLeft.class);
        assertThat(plan(sell("0.000125"), NOW_MS)).isInstanceOf(ChildOrderPlanner.Plan.NothingLeft.class);
        assertThat(plan(sell("0.0000001"), NOW_MS)).isInstanceOf(ChildOrderPlanner.Plan.NothingLeft.class);
    }

    @Test
    void findsNothingLeftInAnAmountThatBuysLessThanTheSmallestQuantity() {
        var coarse = new Instrument(
                BTC,
                "BTC",
                "USDT",
                Decimal.of("0.01"),
                Decimal.of("0.000001"),
                Decimal.of("0.001"),
                Decimal.of("2"),
                Decimal.of("5"),
                Decimal.of("0.01"));

        assertThat(planner.plan(buy("40"), HOLDING, Optional.empty(), null, coarse, QUOTE, NOW_MS))
                .isInstanceOf(ChildOrderPlanner.Plan.NothingLeft.class);
        assertThat(planner.plan(buy("40.01"), HOLDING, Optional.empty(), null, coarse, QUOTE, NOW_MS))
                .isInstanceOf(ChildOrderPlanner.Plan.Place.class);
    }

    @Test
    void refusesToOpenBeyondTheSlippageCap() {
        var atTheCap = new MarketView.Quote(Decimal.of("40199"), Decimal.of("40200"), NOW_MS);
        var beyond = new MarketView.Quote(Decimal.of("40199"), Decimal.of("40200.01"), NOW_MS);

        assertThat(planner.plan(buy("1000"), HOLDING, Optional.empty(), null, RULES, atTheCap, NOW_MS))
                .isInstanceOf(ChildOrderPlanner.Plan.Place.class);
        assertThat(planner.plan(buy("1000"), HOLDING, Optional.empty(), null, RULES, beyond, NOW_MS))
                .isEqualTo(new ChildOrderPlanner.Plan.Refuse(
                        "slippage-cap: the market is at 40200.01, risk approved at 40000"));
    }

    @Test
    void reducesAtAnyPrice() {
        var crash = new MarketView.Quote(Decimal.of("20000"), Decimal.of("20010"), NOW_MS);

        assertThat(planner.plan(sell("1"), HOLDING, Optional.empty(), null, RULES, crash, NOW_MS))
                .isInstanceOf(ChildOrderPlanner.Plan.Place.class);
    }

    @Test
    void sellsNoMoreThanTheLedgerHolds() {
        Decimal held = Decimal.of("0.4");

        var some = (ChildOrderPlanner.Plan.Place)
                planner.plan(sell("1"), held, Optional.empty(), null, RULES, QUOTE, NOW_MS);
        assertThat(some.childOrder().amount()).isEqualTo(new OrderAmount.OfBase(held));
        assertThat(planner.plan(sell("1"), Decimal.ZERO, Optional.empty(), null, RULES, QUOTE, NOW_MS))
                .isEqualTo(new ChildOrderPlanner.Plan.NothingLeft("nothing-held: the ledger holds no BTC"));
    }

    @Test
    void raisesNoMoreThanTheLedgersHoldingIsWorth() {
        ParentOrder order = order(Side.SELL, ExecutionStyle.MARKET, new OrderAmount.OfQuote(Decimal.of("40000")));

        var plan = (ChildOrderPlanner.Plan.Place)
                planner.plan(order, Decimal.of("0.5"), Optional.empty(), null, RULES, QUOTE, NOW_MS);
        assertThat(plan.childOrder().amount()).isEqualTo(new OrderAmount.OfQuote(Decimal.of("19995")));
    }

    @Test
    void restsAtTheMakerPriceThenGoesToMarketAfterTheTimeOut() {
        ParentOrder order =
                order(Side.BUY, ExecutionStyle.MAKER_THEN_MARKET, new OrderAmount.OfQuote(Decimal.of("1000")));

        ChildOrder resting = placed(order, NOW_MS + 59_999);
        assertThat(resting.kind()).isEqualTo(ChildOrder.Kind.POST_ONLY);
        assertThat(resting.limitPrice()).isEqualTo(QUOTE.bid());
        assertThat(resting.amount()).isEqualTo(new OrderAmount.OfBase(Decimal.of("0.025006")));

        assertThat(placed(order, NOW_MS + 60_000).kind()).isEqualTo(ChildOrder.Kind.MARKET);
    }

    @Test
    void sellsAtMarketWhatWasDecidedFarAheadOfTheExchangesTime() {
        var amount = new OrderAmount.OfBase(Decimal.of("1"));
        ParentOrder reduction = order(Side.SELL, ExecutionStyle.MAKER_THEN_MARKET, amount);
        ParentOrder opening = order(Side.BUY, ExecutionStyle.MAKER_THEN_MARKET, amount);

        assertThat(placed(reduction, NOW_MS - 59_999).kind()).isEqualTo(ChildOrder.Kind.POST_ONLY);
        assertThat(placed(reduction, NOW_MS - 60_000).kind()).isEqualTo(ChildOrder.Kind.MARKET);
        assertThat(placed(opening, NOW_MS - 60_000).kind()).isEqualTo(ChildOrder.Kind.POST_ONLY);
    }

    @Test
    void makesARestingChildOrderAgainWhenItIsOld() {
        ParentOrder order = order(Side.SELL, ExecutionStyle.MAKER_THEN_MARKET, new OrderAmount.OfBase(Decimal.of("1")));
        ChildOrder resting = placed(order, NOW_MS);

        assertThat(resting.limitPrice()).isEqualTo(QUOTE.ask());
        assertThat(planner.isStale(resting, NOW_MS + 9_999)).isFalse();
        assertThat(planner.isStale(resting, NOW_MS + 10_000)).isTrue();
        assertThat(planner.isStale(placed(sell("1"), NOW_MS), NOW_MS + 10_000)).isFalse();
    }

    @Test
    void splitsAtTheLargestMarketOrderIntoEqualParts() {
        ParentOrder order = sell("5");
        ChildOrder first = placed(order, NOW_MS);
        Decimal third = Decimal.of("1.666666");
        ParentOrder partly = order.withFill(third, Decimal.of("66650")).withFill(third, Decimal.of("66650"));

        assertThat(first.amount()).isEqualTo(new OrderAmount.OfBase(third));
        var last = (ChildOrderPlanner.Plan.Place)
                planner.plan(partly, HOLDING, Optional.empty(), first, RULES, QUOTE, NOW_MS);
        assertThat(last.childOrder().amount()).isEqualTo(new OrderAmount.OfBase(Decimal.of("1.666668")));
        assertThat(last.childOrder().number()).isEqualTo(2);
        assertThat(last.childOrder().clientOrderId()).isNotEqualTo(first.clientOrderId());
        assertThat(placed(buy("100000"), NOW_MS).amount()).isEqualTo(new OrderAmount.OfQuote(Decimal.of("50000")));
    }

    @Test
    void sendsNoMoreThanASliceIsWorthWhateverTheUnit() {
        assertThat(slice(buy("100000"))).isEqualTo(new OrderAmount.OfQuote(Decimal.of("10000")));
        assertThat(slice(sell("1"))).isEqualTo(new OrderAmount.OfBase(Decimal.of("0.25")));
        assertThat(slice(order(Side.SELL, ExecutionStyle.MAKER_THEN_MARKET, new OrderAmount.OfBase(Decimal.of("1")))))
                .isEqualTo(new OrderAmount.OfBase(Decimal.of("0.2")));
        assertThat(slice(buy("9999"))).isEqualTo(new OrderAmount.OfQuote(Decimal.of("9999")));
    }

    @Test
    void aPurchaseForAnAmountIsAllButDoneBetweenTwoStepsAndOneThatFilledNothingNever() {
        ChildOrder childOrder = placed(buy("1000"), NOW_MS);

        assertThat(isAllButDone(childOrder, "0.0249", "999.99")).isTrue();
        assertThat(isAllButDone(childOrder, "0.02", "800")).isFalse();
        assertThat(isAllButDone(placed(buy("5"), NOW_MS), "0", "0")).isFalse();
    }

    private boolean isAllButDone(ChildOrder childOrder, String quantity, String value) {
        var filled = new ChildOrder(
                childOrder.intentId(),
                childOrder.number(),
                childOrder.kind(),
                childOrder.amount(),
                childOrder.limitPrice(),
                ChildOrder.State.ACKNOWLEDGED,
                "",
                Decimal.of(quantity),
                Decimal.of(value),
                childOrder.submittedWallMs(),
                childOrder.submittedMarketMs(),
                "");
        return planner.isAllButDone(buy("100000"), filled, RULES, Decimal.of("200000"));
    }

    private OrderAmount slice(ParentOrder order) {
        var largest = Optional.of(Decimal.of("10000"));
        var plan = planner.plan(order, HOLDING, largest, null, RULES, QUOTE, NOW_MS);
        return ((ChildOrderPlanner.Plan.Place) plan).childOrder().amount();
    }

    private ChildOrderPlanner.Plan plan(ParentOrder order, long nowMs) {
        return planner.plan(order, HOLDING, Optional.empty(), null, RULES, QUOTE, nowMs);
    }

    private ChildOrder placed(ParentOrder order, long nowMs) {
        return ((ChildOrderPlanner.Plan.Place) plan(order, nowMs)).childOrder();
    }

    private static ParentOrder buy(String quote) {
        return order(Side.BUY, ExecutionStyle.MARKET, new OrderAmount.OfQuote(Decimal.of(quote)));
    }

    private static ParentOrder sell(String base) {
        return order(Side.SELL, ExecutionStyle.MARKET, new OrderAmount.OfBase(Decimal.of(base)));
    }

    private static ParentOrder order(Side side, ExecutionStyle style, OrderAmount amount) {
        boolean reduces = side == Side.SELL;
        var intent = new OrderIntent(
                "intent",
                EngineId.CORE_HODL,
                "CORE-HODL",
                BTC,
                side,
                style,
                amount,
                reduces,
                0,
                NOW_MS,
                Decimal.of("40000"),
                "");
        return ParentOrder.created(intent, MessageContext.NONE);
    }
}
