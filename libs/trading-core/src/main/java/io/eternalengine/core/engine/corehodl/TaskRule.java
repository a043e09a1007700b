package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Verdict;
import io.eternalengine.core.risk.SizeRules;
import io.eternalengine.core.state.FrozenMap;
import java.util.Objects;
import java.util.Optional;

/**
 * Tasks are tried when candles close, one try at a time, until too little is left for an order: sales at once and
 * then on the candles of their market, purchases when the prices of one {@link Moment} are known.
 */
final class TaskRule {
    static final String HELD_BACK = "held-back";

    private TaskRule() {}

    /** Sales are tried at once, purchases of all markets when the prices of the moment are known. */
    static void attemptAll(Deliberation course, Candle heard) {
        FrozenMap<String, Task> tasks = course.state().tasks();
        if (tasks.isEmpty()) {
            return;
        }
        Moment moment = Moment.latest(course.state().markets(), heard);
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.valueAt(i);
            if (isDue(task, heard)) {
                Optional<String> heldBack = heldBack(course, task, moment);
                if (heldBack.isPresent()) {
                    course.because(HELD_BACK, task.name() + ": " + heldBack.get());
                } else {
                    attempt(course, task);
                }
            }
        }
    }

    /** A sale is tried when it is owed, and then on the candles of its market. */
    private static boolean isDue(Task task, Candle heard) {
        boolean now = !task.reduces() || task.tries() == 0 || task.instrument().equals(heard.instrument());
        return now && !task.inFlight();
    }

    /** Sales are never held back. */
    private static Optional<String> heldBack(Deliberation course, Task task, Moment moment) {
        return task.reduces()
                ? Optional.empty()
                : awaitedPrice(task, moment).or(() -> course.purchaseHeldBack(task.instrument()));
    }

    private static Optional<String> awaitedPrice(Task task, Moment moment) {
        Optional<InstrumentId> awaited = moment.awaited();
        if (awaited.isPresent()) {
            return Optional.of("the candle of " + awaited.get().symbol() + " of this time has not come yet");
        }
        return moment.isHeardIn(task.instrument())
                ? Optional.empty()
                : Optional.of(task.instrument().symbol() + " is silent: its price is older than a candle");
    }

    private static void attempt(Deliberation course, Task task) {
        Optional<OrderAmount> size = TrySize.of(course, task);
        if (size.isPresent()) {
            course.because(ruleOf(task), task.name());
            course.attempt(task, size.get());
        } else if (task.reduces()) {
            course.because("task-dropped", task.name() + ": too little is held to sell");
            course.happen(new CoreHodlEvent.TaskDropped(task.name()));
            RebalanceRule.goOnAfter(course, task, task.tradedValue());
        } else if (PurchaseProgramRule.owns(task)) {
            course.because(HELD_BACK, task.name() + ": too little cash, or too much of the asset is held");
        } else {
            giveUp(course, task);
        }
    }

    /** A purchase that has become impossible must not hold up everything else: its money waits for another one. */
    private static void giveUp(Deliberation course, Task task) {
        course.because("purchase-given-up", task.name() + ": too little cash, or too much of the asset is held");
        course.happen(
                new CoreHodlEvent.PurchaseGivenUp(task.name(), task.remaining().valueAt(Decimal.ONE)));
        RebalanceRule.goOnAfter(course, task, task.tradedValue());
    }

    /** Risk refused a try: if it was too large, the next one asks for half as much, or the same would be refused for ever. */
    static void refuse(Deliberation course, Verdict verdict) {
        Optional<Task> refused = tried(course, verdict.intentId());
        endTry(course, verdict.intentId(), Decimal.ZERO, Decimal.ZERO);
        boolean isOwedStill = refused.isPresent()
                && course.state().tasks().containsKey(refused.get().name());
        if (isOwedStill && SizeRules.contains(verdict.rule())) {
            course.happen(new CoreHodlEvent.TryFoundTooLarge(refused.get().name()));
        }
    }

    private static Optional<Task> tried(Deliberation course, String intentId) {
        for (int i = 0; i < course.state().tasks().size(); i++) {
            Task task = course.state().tasks().valueAt(i);
            if (task.isTriedBy(intentId)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /** The order of a try ended: what is left is owed again, unless it is too small for an order. */
    static void endTry(Deliberation course, OrderUpdate update) {
        Optional<Task> running = tried(course, update.intentId());
        if (running.isEmpty() && LateFillRule.count(course, update)) {
            return;
        }
        running.ifPresent(task -> LateFillRule.remember(course, task, update));
        endTry(course, update.intentId(), update.filledQuantity(), update.filledValue());
    }

    private static void endTry(Deliberation course, String intentId, Decimal filledQuantity, Decimal filledValue) {
        Optional<Task> found = tried(course, intentId);
        if (found.isEmpty()) {
            course.because("try-unknown", "no running try has the intent " + intentId);
            return;
        }
        Task task = found.get();
        boolean done = isDone(course, task, filledQuantity, filledValue);
        Decimal traded = task.tradedValueAfter(filledValue);
        course.happen(new CoreHodlEvent.TryEnded(task.name(), filledQuantity, filledValue, done));
        course.because(done ? "task-done" : "task-still-owed", task.name());
        if (PurchaseProgramRule.owns(task)) {
            course.happen(new CoreHodlEvent.ProgramSpent(task.instrument(), filledValue));
        }
        if (done) {
            RebalanceRule.goOnAfter(course, task, traded);
        }
    }

    static boolean isDone(Deliberation course, Task task, Decimal filledQuantity, Decimal filledValue) {
        Task left = task.afterTry(filledQuantity, filledValue);
        if (left == null) {
            return true;
        }
        Instrument instrument =
                Objects.requireNonNull(course.state().instruments().get(task.instrument()), "instrument");
        Decimal price = Objects.requireNonNull(course.state().markets().get(task.instrument()), "market")
                .lastClose();
        return switch (left.remaining()) {
            case OrderAmount.OfBase base ->
                instrument.isTooSmall(base.quantity(), base.quantity().times(price));
            // An order that spends quote leaves less than a quantity step unspent; that is not another order.
            case OrderAmount.OfQuote quote ->
                quote.amount()
                        .isBelow(instrument
                                .minNotional()
                                .max(instrument.quantityStep().times(price)));
        };
    }

    private static String ruleOf(Task task) {
        return task.name().substring(0, task.name().indexOf('.'));
    }
}
