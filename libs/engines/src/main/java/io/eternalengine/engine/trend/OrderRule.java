package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.model.Verdict;
import io.eternalengine.engine.SharedRule;
import java.util.Objects;

/** What became of intents: verdicts, order states and executions, and the executions of the stop at the exchange. */
final class OrderRule {
    private OrderRule() {}

    static void on(TrendStep step, Verdict verdict) {
        if (verdict.approved()) {
            step.because(SharedRule.INTENT_APPROVED, verdict.explanation());
            return;
        }
        end(step, verdict.intentId(), Decimal.ZERO, false);
        step.because(SharedRule.INTENT_REJECTED, verdict.rule() + ": " + verdict.explanation());
    }

    static void on(TrendStep step, OrderUpdate update) {
        if (!update.state().isTerminal()) {
            step.because(SharedRule.ORDER_UNDER_WAY, "the order lives");
            return;
        }
        step.note("orderState", update.state());
        step.note("filledQuantity", update.filledQuantity());
        step.because(TrendRule.ORDER_ENDED, update.cause());
        end(step, update.intentId(), update.filledQuantity(), update.state() == OrderState.FILLED);
    }

    /** An end that was applied before, or of an order that is not under way, changes nothing. */
    private static void end(TrendStep step, String intentId, Decimal filledQuantity, boolean isDone) {
        for (int index = 0; index < step.state().assets().size(); index++) {
            WorkingOrder order = step.asset(index).phase().order();
            if (order != null && order.is(intentId) && !order.hasEnded()) {
                step.concerns(index);
                TrendPhase before = step.asset(index).phase();
                step.asset(index).moveTo(before.with(order.ended(filledQuantity)));
                settle(step, index);
                goOn(step, index, before);
                return;
            }
        }
        if (StopMoveRule.ended(step, intentId, isDone)) {
            return;
        }
        step.because(TrendRule.ORDER_UNKNOWN, "no order under way has the intent " + intentId);
    }

    static void on(TrendStep step, int index, Execution execution) {
        TrendPhase phase = step.asset(index).phase();
        Trade trade = phase.trade();
        if (trade == null) {
            step.because(TrendRule.EXECUTION_UNEXPLAINED, "nothing is held or under way");
            return;
        }
        WorkingOrder order = phase.order();
        boolean ofOrder = order != null && order.is(execution.intentId());
        boolean ofEntry = ofOrder && phase instanceof TrendPhase.Entering;
        if (!ofEntry && !closes(trade, execution)) {
            step.because(TrendRule.EXECUTION_UNEXPLAINED, "an execution that no order of the engine explains");
            return;
        }
        Decimal fee = execution.feeAsset().equals(step.parameters().quoteAsset()) ? execution.fee() : Decimal.ZERO;
        fill(step, index, execution, fee);
        step.note("quantity", execution.quantity());
        step.note("price", execution.price());
        step.because(
                ofOrder ? SharedRule.BOOKS_MOVED : TrendRule.STOPPED_OUT,
                execution.side() + " " + execution.quantity() + " at " + execution.price());
        goOn(step, index, phase);
    }

    /** The execution moves the books, the position, and the order that it belongs to. */
    private static void fill(TrendStep step, int index, Execution execution, Decimal fee) {
        Decimal value = execution.value();
        Decimal paid = execution.side() == Side.BUY ? value.negated() : value;
        step.state().moveCash(paid.minus(fee));
        FundingRule.correct(step, index, execution);
        step.asset(index).moveTo(after(step.asset(index).phase(), execution, fee));
        settle(step, index);
    }

    private static TrendPhase after(TrendPhase phase, Execution execution, Decimal fee) {
        Trade trade = Objects.requireNonNull(phase.trade(), "trade");
        WorkingOrder order = phase.order();
        if (order == null || !order.is(execution.intentId())) {
            return phase.with(trade.left(execution, fee));
        }
        boolean ofEntry = phase instanceof TrendPhase.Entering;
        return phase.with(ofEntry ? trade.entered(execution, fee) : trade.left(execution, fee))
                .with(order.after(execution.quantity()));
    }

    private static void settle(TrendStep step, int index) {
        Trade closed = step.asset(index).settle();
        if (closed != null) {
            step.state().record(closed);
        }
    }

    /** Whatever is not our order and takes from the position is the stop at the exchange. */
    private static boolean closes(Trade trade, Execution execution) {
        return execution.side() == trade.direction().exitSide()
                && execution.quantity().isAtMost(trade.quantity());
    }

    /** A reduction that waited for the entry to end goes out at once; further tries of an exit wait for a candle. */
    private static void goOn(TrendStep step, int index, TrendPhase before) {
        if (before instanceof TrendPhase.Entering) {
            ExitOrder.attempt(step, index);
        }
    }
}
