package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.SharedRule;
import java.util.List;
import java.util.Optional;

/**
 * Parent orders are worked when candles close, one child order at a time, until too little is left for an order: sales at once and
 * then on the candles of their market, purchases when the prices of one {@link Moment} are known.
 */
final class ParentOrderRule {

    private ParentOrderRule() {}

    /** Sales are tried at once, purchases of all markets when the prices of the moment are known. */
    static void attemptAll(CoreHodlStep step, Candle candle) {
        if (step.state().parentOrders().isEmpty()) {
            return;
        }
        Moment moment = Moment.latest(step.state().markets(), candle);
        // A parent order that comes of one of them is worked later.
        for (ParentOrder parentOrder : List.copyOf(step.state().parentOrders().all())) {
            if (isDue(parentOrder, candle)) {
                Optional<String> heldBack = heldBack(step, parentOrder, moment);
                if (heldBack.isPresent()) {
                    step.because(SharedRule.HELD_BACK, parentOrder.name() + ": " + heldBack.get());
                } else {
                    attempt(step, parentOrder);
                }
            }
        }
    }

    /** A sale is worked when it is opened, and then on the candles of its market. */
    private static boolean isDue(ParentOrder parentOrder, Candle candle) {
        boolean now = !parentOrder.reduces()
                || parentOrder.childOrders() == 0
                || parentOrder.instrument().equals(candle.instrument());
        return now && !parentOrder.inFlight();
    }

    /** Sales are never held back. */
    private static Optional<String> heldBack(CoreHodlStep step, ParentOrder parentOrder, Moment moment) {
        return parentOrder.reduces()
                ? Optional.empty()
                : awaitedPrice(parentOrder, moment).or(() -> step.purchaseHeldBack(parentOrder.instrument()));
    }

    private static Optional<String> awaitedPrice(ParentOrder parentOrder, Moment moment) {
        Optional<InstrumentId> awaited = moment.awaited();
        if (awaited.isPresent()) {
            return Optional.of("the candle of " + awaited.get().symbol() + " of this time has not come yet");
        }
        return moment.hasComeIn(parentOrder.instrument())
                ? Optional.empty()
                : Optional.of(parentOrder.instrument().symbol() + " is silent: its price is older than a candle");
    }

    private static void attempt(CoreHodlStep step, ParentOrder parentOrder) {
        Optional<OrderAmount> size = TrySize.of(step, parentOrder);
        if (size.isPresent()) {
            step.because(parentOrder.purpose().rule(), parentOrder.name());
            step.attempt(parentOrder, size.get());
        } else if (parentOrder.reduces()) {
            step.because(CoreHodlRule.PARENT_ORDER_DROPPED, parentOrder.name() + ": too little is held to sell");
            step.state().parentOrders().remove(parentOrder);
            RebalanceRule.goOnAfter(step, parentOrder, parentOrder.tradedValue());
        } else if (PurchaseProgramRule.owns(parentOrder)) {
            step.because(
                    SharedRule.HELD_BACK, parentOrder.name() + ": too little cash, or too much of the asset is held");
        } else {
            giveUp(step, parentOrder);
        }
    }

    /** A purchase that has become impossible must not hold up everything else: its money waits for another one. */
    private static void giveUp(CoreHodlStep step, ParentOrder parentOrder) {
        step.because(
                CoreHodlRule.PURCHASE_GIVEN_UP,
                parentOrder.name() + ": too little cash, or too much of the asset is held");
        step.state().parentOrders().remove(parentOrder);
        Decimal unspent = parentOrder.remaining().valueAt(Decimal.ONE);
        step.state().contribute(step.state().contribution().plus(unspent));
        RebalanceRule.goOnAfter(step, parentOrder, parentOrder.tradedValue());
    }

    /** Risk refused a child order: if it was too large, the next one asks for half as much, or the same would be refused for ever. */
    static void refuse(CoreHodlStep step, Verdict verdict) {
        ParentOrder refused = step.state().parentOrders().workedBy(verdict.intentId());
        endChildOrder(step, verdict.intentId(), Decimal.ZERO, Decimal.ZERO);
        if (refused != null && step.state().parentOrders().get(refused.name()) != null && verdict.isAboutSize()) {
            refused.halve();
        }
    }

    /** The order of a child order ended: the parent order stays open with what is left, unless it is too small for an order. */
    static void endChildOrder(CoreHodlStep step, OrderUpdate update) {
        ParentOrder running = step.state().parentOrders().workedBy(update.intentId());
        if (running == null && LateFillRule.count(step, update)) {
            return;
        }
        if (running != null) {
            LateFillRule.remember(step, running, update);
        }
        endChildOrder(step, update.intentId(), update.filledQuantity(), update.filledValue());
    }

    private static void endChildOrder(CoreHodlStep step, String intentId, Decimal filledQuantity, Decimal filledValue) {
        ParentOrder parentOrder = step.state().parentOrders().workedBy(intentId);
        if (parentOrder == null) {
            step.because(CoreHodlRule.CHILD_ORDER_UNKNOWN, "no running try has the intent " + intentId);
            return;
        }
        boolean done = isDone(step, parentOrder, filledQuantity, filledValue);
        Decimal traded = parentOrder.tradedValueAfter(filledValue);
        if (done) {
            step.state().parentOrders().remove(parentOrder);
        } else {
            parentOrder.endChildOrder(filledQuantity, filledValue);
        }
        step.because(done ? CoreHodlRule.PARENT_ORDER_DONE : CoreHodlRule.PARENT_ORDER_OPEN, parentOrder.name());
        if (PurchaseProgramRule.owns(parentOrder)) {
            step.state().program().spend(parentOrder.instrument(), filledValue);
        }
        if (done) {
            RebalanceRule.goOnAfter(step, parentOrder, traded);
        }
    }

    static boolean isDone(CoreHodlStep step, ParentOrder parentOrder, Decimal filledQuantity, Decimal filledValue) {
        OrderAmount left = parentOrder.leftAfter(filledQuantity, filledValue);
        if (left == null) {
            return true;
        }
        CoreHodlMarket market = step.market(parentOrder.instrument());
        Instrument rules = market.knownRules();
        return switch (left) {
            case OrderAmount.OfBase base ->
                rules.isTooSmall(base.quantity(), base.quantity().times(market.close()));
            // An order that spends quote leaves less than a quantity step unspent; that is not another order.
            case OrderAmount.OfQuote quote ->
                quote.amount()
                        .isBelow(rules.minNotional().max(rules.quantityStep().times(market.close())));
        };
    }
}
