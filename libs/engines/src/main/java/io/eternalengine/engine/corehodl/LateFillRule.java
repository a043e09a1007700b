package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import java.util.Optional;

/**
 * A fill counts against its task whenever it is told. An order that was said to have ended may be at the exchange all the same; what it fills then
 * is not bought or sold once more.
 */
final class LateFillRule {
    private LateFillRule() {}

    /** Keeps a try that ended without being filled whole. */
    static void remember(CoreHodlStep step, Task task, OrderUpdate update) {
        if (update.state() != OrderState.FILLED) {
            var counted = new EndedTry.Fill(update.filledQuantity(), update.filledValue());
            step.state()
                    .endedTries()
                    .keep(update.intentId(), new EndedTry(task.name(), counted, task.executedInTry(), step.nowMs()));
        }
    }

    /** Whether the order is that of a try that ended before; what it filled since is counted. */
    static boolean count(CoreHodlStep step, OrderUpdate update) {
        Optional<EndedTry> ended = step.state().endedTries().find(update.intentId());
        ended.ifPresent(found -> count(step, update.intentId(), found, found.uncountedOf(update)));
        return ended.isPresent();
    }

    /** Counts an execution of a try that ended before. */
    static void count(CoreHodlStep step, Execution execution) {
        step.state().endedTries().find(execution.intentId()).ifPresent(ended -> {
            var executed = ended.executing(execution.quantity());
            step.state().endedTries().keep(execution.intentId(), executed);
            count(step, execution.intentId(), executed, ended.uncountedOf(execution));
        });
    }

    private static void count(CoreHodlStep step, String intentId, EndedTry ended, EndedTry.Fill fill) {
        if (fill.isNothing()) {
            step.because("try-known", "the end of " + intentId + " was heard before");
            return;
        }
        step.state().endedTries().keep(intentId, ended.counting(fill));
        Task task = step.state().tasks().get(ended.taskName());
        boolean done = task != null && count(step, task, fill);
        if (task == null && ContributionRule.owns(ended.taskName())) {
            Decimal contribution = step.state().contribution();
            step.state().contribute(contribution.minus(fill.value()).max(Decimal.ZERO));
        }
        step.note("filledLate", fill.value());
        step.because("filled-late", ended.taskName() + ": filled after its end");
        if (PurchaseProgramRule.owns(ended.taskName())) {
            PurchaseProgramRule.spend(step, ended.taskName(), fill.value());
        }
        if (task != null && done) {
            RebalanceRule.goOnAfter(step, task, task.tradedValue().plus(fill.value()));
        }
    }

    /** Whether the task is done with it. */
    private static boolean count(CoreHodlStep step, Task task, EndedTry.Fill fill) {
        boolean done = !task.inFlight() && TaskRule.isDone(step, task, fill.quantity(), fill.value());
        if (done) {
            step.state().tasks().remove(task);
        } else {
            task.fillLate(fill);
        }
        return done;
    }
}
