package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import java.util.Optional;

/**
 * A fill counts against its parent order whenever it is reported. An order that was said to have ended may be at the exchange all the same; what it fills then
 * is not bought or sold once more.
 */
final class LateFillRule {
    private LateFillRule() {}

    /** Keeps a child order that ended without being filled whole. */
    static void remember(CoreHodlStep step, ParentOrder parentOrder, OrderUpdate update) {
        if (update.state() != OrderState.FILLED) {
            var counted = new EndedChildOrder.Fill(update.filledQuantity(), update.filledValue());
            step.state()
                    .endedChildOrders()
                    .keep(
                            update.intentId(),
                            new EndedChildOrder(
                                    parentOrder.fullName(), counted, parentOrder.executedInChildOrder(), step.nowMs()));
        }
    }

    /** Whether the order is that of a child order that ended before; what it filled since is counted. */
    static boolean count(CoreHodlStep step, OrderUpdate update) {
        Optional<EndedChildOrder> ended = step.state().endedChildOrders().find(update.intentId());
        ended.ifPresent(found -> count(step, update.intentId(), update.instrument(), found, found.uncountedOf(update)));
        return ended.isPresent();
    }

    /** Counts an execution of a child order that ended before. */
    static void count(CoreHodlStep step, Execution execution) {
        step.state().endedChildOrders().find(execution.intentId()).ifPresent(ended -> {
            var executed = ended.executing(execution.quantity());
            step.state().endedChildOrders().keep(execution.intentId(), executed);
            count(step, execution.intentId(), execution.instrument(), executed, ended.uncountedOf(execution));
        });
    }

    private static void count(
            CoreHodlStep step,
            String intentId,
            InstrumentId instrument,
            EndedChildOrder ended,
            EndedChildOrder.Fill fill) {
        if (fill.isNothing()) {
            step.because(CoreHodlRule.CHILD_ORDER_KNOWN, "the end of " + intentId + " was applied before");
            return;
        }
        step.state().endedChildOrders().keep(intentId, ended.counting(fill));
        ParentOrder parentOrder =
                step.state().parentOrders().get(ended.parentOrderName().text());
        boolean done = parentOrder != null && count(step, parentOrder, fill);
        if (parentOrder == null && ended.parentOrderName().purpose() == ParentOrderName.Purpose.CONTRIBUTION) {
            Decimal contribution = step.state().contribution();
            step.state().contribute(contribution.minus(fill.value()).max(Decimal.ZERO));
        }
        step.note("filledLate", fill.value());
        step.because(CoreHodlRule.FILLED_LATE, ended.parentOrderName() + ": filled after its end");
        if (ended.parentOrderName().purpose() == ParentOrderName.Purpose.PROGRAM
                && step.parameters().indexOf(instrument) >= 0) {
            step.state().program().spend(instrument, fill.value());
        }
        if (parentOrder != null && done) {
            RebalanceRule.goOnAfter(step, parentOrder, parentOrder.tradedValue().plus(fill.value()));
        }
    }

    /** Whether the parent order is done with it. */
    private static boolean count(CoreHodlStep step, ParentOrder parentOrder, EndedChildOrder.Fill fill) {
        boolean done =
                !parentOrder.inFlight() && ParentOrderRule.isDone(step, parentOrder, fill.quantity(), fill.value());
        if (done) {
            step.state().parentOrders().remove(parentOrder);
        } else {
            parentOrder.fillLate(fill);
        }
        return done;
    }
}
