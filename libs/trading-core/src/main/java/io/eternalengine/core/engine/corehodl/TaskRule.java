package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.state.FrozenMap;
import java.util.Objects;
import java.util.Optional;

/** Tasks are tried on candles of their instrument, one try at a time, until too little is left for an order. */
final class TaskRule {
    private TaskRule() {}

    /** Tries every owed task of the instrument that is not held back. */
    static void attemptAll(Deliberation course, InstrumentId instrument) {
        FrozenMap<String, Task> tasks = course.state().tasks();
        for (int i = 0; i < tasks.size(); i++) {
            Task task = tasks.valueAt(i);
            if (task.inFlight() || !task.instrument().equals(instrument)) {
                continue;
            }
            Optional<String> heldBack = course.heldBack(task);
            if (heldBack.isPresent()) {
                course.because("held-back", task.name() + ": " + heldBack.get());
            } else {
                attempt(course, task);
            }
        }
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
            course.because("held-back", task.name() + ": too little cash, or too much of the asset is held");
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

    /** The try behind an intent ended: what is left is owed again, unless it is too small for an order. */
    static void endTry(Deliberation course, String intentId, Decimal filledQuantity, Decimal filledValue) {
        Optional<Task> found = course.state().tasks().values().stream()
                .filter(task -> task.inFlight() && task.intentId().equals(intentId))
                .findFirst();
        if (found.isEmpty()) {
            course.because("try-unknown", "no running try has the intent " + intentId);
            return;
        }
        Task task = found.get();
        boolean done = isDone(course, task, filledQuantity, filledValue);
        course.happen(new CoreHodlEvent.TryEnded(task.name(), filledQuantity, filledValue, done));
        course.because(done ? "task-done" : "task-still-owed", task.name());
        if (PurchaseProgramRule.owns(task)) {
            course.happen(new CoreHodlEvent.ProgramSpent(task.instrument(), filledValue));
        }
        if (done) {
            RebalanceRule.goOnAfter(course, task, task.tradedValue().plus(filledValue));
        }
    }

    private static boolean isDone(Deliberation course, Task task, Decimal filledQuantity, Decimal filledValue) {
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
