package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.SizeRules;
import io.eternalengine.domain.model.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * Tasks are tried when candles close, one try at a time, until too little is left for an order: sales at once and
 * then on the candles of their market, purchases when the prices of one {@link Moment} are known.
 */
final class TaskRule {
    static final String HELD_BACK = "held-back";

    private TaskRule() {}

    /** Sales are tried at once, purchases of all markets when the prices of the moment are known. */
    static void attemptAll(CoreHodlStep step, Candle candle) {
        if (step.state().tasks().isEmpty()) {
            return;
        }
        Moment moment = Moment.latest(step.state().markets(), candle);
        // What is owed because of one of them is tried later.
        for (Task task : List.copyOf(step.state().tasks().all())) {
            if (isDue(task, candle)) {
                Optional<String> heldBack = heldBack(step, task, moment);
                if (heldBack.isPresent()) {
                    step.because(HELD_BACK, task.name() + ": " + heldBack.get());
                } else {
                    attempt(step, task);
                }
            }
        }
    }

    /** A sale is tried when it is owed, and then on the candles of its market. */
    private static boolean isDue(Task task, Candle candle) {
        boolean now = !task.reduces() || task.tries() == 0 || task.instrument().equals(candle.instrument());
        return now && !task.inFlight();
    }

    /** Sales are never held back. */
    private static Optional<String> heldBack(CoreHodlStep step, Task task, Moment moment) {
        return task.reduces()
                ? Optional.empty()
                : awaitedPrice(task, moment).or(() -> step.purchaseHeldBack(task.instrument()));
    }

    private static Optional<String> awaitedPrice(Task task, Moment moment) {
        Optional<InstrumentId> awaited = moment.awaited();
        if (awaited.isPresent()) {
            return Optional.of("the candle of " + awaited.get().symbol() + " of this time has not come yet");
        }
        return moment.hasComeIn(task.instrument())
                ? Optional.empty()
                : Optional.of(task.instrument().symbol() + " is silent: its price is older than a candle");
    }

    private static void attempt(CoreHodlStep step, Task task) {
        Optional<OrderAmount> size = TrySize.of(step, task);
        if (size.isPresent()) {
            step.because(ruleOf(task), task.name());
            step.attempt(task, size.get());
        } else if (task.reduces()) {
            step.because("task-dropped", task.name() + ": too little is held to sell");
            step.state().tasks().remove(task);
            RebalanceRule.goOnAfter(step, task, task.tradedValue());
        } else if (PurchaseProgramRule.owns(task)) {
            step.because(HELD_BACK, task.name() + ": too little cash, or too much of the asset is held");
        } else {
            giveUp(step, task);
        }
    }

    /** A purchase that has become impossible must not hold up everything else: its money waits for another one. */
    private static void giveUp(CoreHodlStep step, Task task) {
        step.because("purchase-given-up", task.name() + ": too little cash, or too much of the asset is held");
        step.state().tasks().remove(task);
        Decimal unspent = task.remaining().valueAt(Decimal.ONE);
        step.state().contribute(step.state().contribution().plus(unspent));
        RebalanceRule.goOnAfter(step, task, task.tradedValue());
    }

    /** Risk refused a try: if it was too large, the next one asks for half as much, or the same would be refused for ever. */
    static void refuse(CoreHodlStep step, Verdict verdict) {
        Task refused = step.state().tasks().triedBy(verdict.intentId());
        endTry(step, verdict.intentId(), Decimal.ZERO, Decimal.ZERO);
        if (refused != null && step.state().tasks().get(refused.name()) != null && SizeRules.contains(verdict.rule())) {
            refused.halve();
        }
    }

    /** The order of a try ended: what is left is owed again, unless it is too small for an order. */
    static void endTry(CoreHodlStep step, OrderUpdate update) {
        Task running = step.state().tasks().triedBy(update.intentId());
        if (running == null && LateFillRule.count(step, update)) {
            return;
        }
        if (running != null) {
            LateFillRule.remember(step, running, update);
        }
        endTry(step, update.intentId(), update.filledQuantity(), update.filledValue());
    }

    private static void endTry(CoreHodlStep step, String intentId, Decimal filledQuantity, Decimal filledValue) {
        Task task = step.state().tasks().triedBy(intentId);
        if (task == null) {
            step.because("try-unknown", "no running try has the intent " + intentId);
            return;
        }
        boolean done = isDone(step, task, filledQuantity, filledValue);
        Decimal traded = task.tradedValueAfter(filledValue);
        if (done) {
            step.state().tasks().remove(task);
        } else {
            task.endTry(filledQuantity, filledValue);
        }
        step.because(done ? "task-done" : "task-still-owed", task.name());
        if (PurchaseProgramRule.owns(task)) {
            step.state().program().spend(task.instrument(), filledValue);
        }
        if (done) {
            RebalanceRule.goOnAfter(step, task, traded);
        }
    }

    static boolean isDone(CoreHodlStep step, Task task, Decimal filledQuantity, Decimal filledValue) {
        OrderAmount left = task.leftAfter(filledQuantity, filledValue);
        if (left == null) {
            return true;
        }
        CoreHodlMarket market = step.market(task.instrument());
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

    private static String ruleOf(Task task) {
        return task.name().substring(0, task.name().indexOf('.'));
    }
}
