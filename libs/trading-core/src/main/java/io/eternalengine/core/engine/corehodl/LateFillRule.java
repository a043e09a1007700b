package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.OrderState;
import io.eternalengine.core.model.OrderUpdate;
import java.util.Optional;

/**
 * A fill counts against its task whenever it is told. An order that was said to have ended may be at the exchange all the same; what it fills then
 * is not bought or sold once more.
 */
final class LateFillRule {
    private LateFillRule() {}

    /** Keeps a try that ended without being filled whole. */
    static void remember(Deliberation course, Task task, OrderUpdate update) {
        if (update.state() != OrderState.FILLED) {
            var counted = new EndedTry.Fill(update.filledQuantity(), update.filledValue());
            course.happen(new CoreHodlEvent.TryRemembered(
                    update.intentId(), new EndedTry(task.name(), counted, task.executedInTry(), course.nowMs())));
        }
    }

    /** Whether the order is that of a try that ended before; what it filled since is counted. */
    static boolean count(Deliberation course, OrderUpdate update) {
        Optional<EndedTry> ended = course.state().endedTries().find(update.intentId());
        ended.ifPresent(found -> count(course, update.intentId(), found, found.uncountedOf(update)));
        return ended.isPresent();
    }

    /** Counts an execution of a try that ended before. */
    static void count(Deliberation course, Execution execution) {
        course.state().endedTries().find(execution.intentId()).ifPresent(ended -> {
            var executed = ended.executing(execution.quantity());
            course.happen(new CoreHodlEvent.TryRemembered(execution.intentId(), executed));
            count(course, execution.intentId(), executed, ended.uncountedOf(execution));
        });
    }

    private static void count(Deliberation course, String intentId, EndedTry ended, EndedTry.Fill fill) {
        if (fill.isNothing()) {
            course.because("try-known", "the end of " + intentId + " was heard before");
            return;
        }
        Task task = course.state().tasks().get(ended.taskName());
        boolean done = task != null && !task.inFlight() && TaskRule.isDone(course, task, fill.quantity(), fill.value());
        course.happen(new CoreHodlEvent.FilledLate(intentId, ended.counting(fill), fill, done));
        course.note("filledLate", fill.value());
        course.because("filled-late", ended.taskName() + ": filled after its end");
        if (PurchaseProgramRule.owns(ended.taskName())) {
            PurchaseProgramRule.spend(course, ended.taskName(), fill.value());
        }
        if (task != null && done) {
            RebalanceRule.goOnAfter(course, task, task.tradedValue().plus(fill.value()));
        }
    }
}
