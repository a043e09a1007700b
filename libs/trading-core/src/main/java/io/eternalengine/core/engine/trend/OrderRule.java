package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.OrderUpdate;
import io.eternalengine.core.model.Verdict;

/** What became of intents: verdicts, order states and executions, and the executions of the stop at the exchange. */
final class OrderRule {
    private OrderRule() {}

    static void hear(TrendCourse course, Verdict verdict) {
        if (verdict.approved()) {
            course.because("intent-approved", verdict.explanation());
            return;
        }
        end(course, verdict.intentId(), Decimal.ZERO);
        course.because("intent-rejected", verdict.rule() + ": " + verdict.explanation());
    }

    static void hear(TrendCourse course, OrderUpdate update) {
        if (!update.state().isTerminal()) {
            course.because("order-under-way", "the order lives");
            return;
        }
        course.note("orderState", update.state());
        course.note("filledQuantity", update.filledQuantity());
        course.because("order-ended", update.cause());
        end(course, update.intentId(), update.filledQuantity());
    }

    /** An end that was heard before, or of an order that is not under way, changes nothing. */
    private static void end(TrendCourse course, String intentId, Decimal filledQuantity) {
        for (int index = 0; index < course.state().assets().size(); index++) {
            WorkingOrder order = course.asset(index).phase().order();
            if (order != null && order.is(intentId) && !order.hasEnded()) {
                course.concerns(index);
                TrendPhase before = course.asset(index).phase();
                course.happen(new TrendEvent.OrderEnded(index, filledQuantity));
                goOn(course, index, before);
                return;
            }
        }
        course.because("order-unknown", "no order under way has the intent " + intentId);
    }

    static void hear(TrendCourse course, int index, Execution execution) {
        TrendPhase phase = course.asset(index).phase();
        Trade trade = phase.trade();
        if (trade == null) {
            course.because("execution-unexplained", "nothing is held or under way");
            return;
        }
        WorkingOrder order = phase.order();
        boolean ofOrder = order != null && order.is(execution.intentId());
        boolean ofEntry = ofOrder && phase instanceof TrendPhase.Entering;
        if (!ofEntry && !closes(trade, execution)) {
            course.because("execution-unexplained", "an execution that no order of the engine explains");
            return;
        }
        Decimal fee = execution.feeAsset().equals(course.parameters().quoteAsset()) ? execution.fee() : Decimal.ZERO;
        course.happen(new TrendEvent.Filled(index, execution, fee, ofEntry));
        course.note("quantity", execution.quantity());
        course.note("price", execution.price());
        course.because(
                ofOrder ? "books-moved" : "stopped-out",
                execution.side() + " " + execution.quantity() + " at " + execution.price());
        goOn(course, index, phase);
    }

    /** Whatever is not our order and takes from the position is the stop at the exchange. */
    private static boolean closes(Trade trade, Execution execution) {
        return execution.side() == trade.direction().exitSide()
                && execution.quantity().isAtMost(trade.quantity());
    }

    /** A reduction that waited for the entry to end goes out at once; further tries of an exit wait for a candle. */
    private static void goOn(TrendCourse course, int index, TrendPhase before) {
        if (before instanceof TrendPhase.Entering) {
            ExitOrder.attempt(course, index);
        }
    }
}
