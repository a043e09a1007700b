package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.SerialNumber;

/**
 * EXITING: market orders that only reduce, one at a time, until no more is held than may be kept. A try that fails is
 * repeated at the next candle under a name of its own. Nothing holds it back.
 */
final class ExitOrder {
    private ExitOrder() {}

    /** The position is to shrink to this quantity; the first try goes out at once. */
    static void decide(TrendCourse course, int index, Decimal keepQuantity, String reason) {
        course.happen(new TrendEvent.ExitDecided(index, keepQuantity, reason));
        attempt(course, index);
    }

    /** Makes the next try, unless one is under way. */
    static void attempt(TrendCourse course, int index) {
        if (!(course.asset(index).phase() instanceof TrendPhase.Exiting exiting)) {
            return;
        }
        if (exiting.order() != null) {
            course.because(exiting.reason(), "the position is being closed");
            return;
        }
        Trade trade = exiting.trade();
        Decimal quantity = trade.quantity()
                .minus(exiting.keepQuantity())
                .min(course.rules(index).maxMarketQuantity());
        String name = "exit-" + SerialNumber.padded(trade.number(), 4) + ".try-" + (trade.exitTries() + 1);
        WorkingOrder order = WorkingOrder.of(course.intentId(index, name), new OrderAmount.OfBase(quantity));
        course.happen(new TrendEvent.ExitTried(index, order));
        course.because(
                exiting.reason(),
                "closes " + quantity + " of " + trade.quantity() + " " + trade.direction() + " from "
                        + trade.entryPrice());
        course.note("bestPrice", trade.bestPrice());
        course.note("close", course.asset(index).lastClose());
        course.intend(index, order, trade.direction().exitSide(), true, null, exiting.reason());
    }
}
