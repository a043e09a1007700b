package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.SerialNumber;

/**
 * EXITING: market orders that only reduce, one at a time, until no more is held than may be kept. A try that fails is
 * repeated at the next candle under a name of its own. Nothing holds it back.
 */
final class ExitOrder {
    private ExitOrder() {}

    /** The position is to shrink to this quantity; the first try goes out at once. */
    static void decide(TrendStep step, int index, Decimal keepQuantity, TrendRule reason) {
        step.asset(index).exit(keepQuantity, reason);
        attempt(step, index);
    }

    /** Makes the next try, unless one is under way. */
    static void attempt(TrendStep step, int index) {
        if (!(step.asset(index).phase() instanceof TrendPhase.Exiting exiting)) {
            return;
        }
        if (exiting.order() != null) {
            step.because(exiting.reason(), "the position is being closed");
            return;
        }
        Trade trade = exiting.trade();
        Decimal quantity = trade.quantity()
                .minus(exiting.keepQuantity())
                .min(step.rules(index).maxMarketQuantity());
        String name = "exit-" + SerialNumber.padded(trade.number(), 4) + ".try-" + (trade.exitTries() + 1);
        WorkingOrder order = WorkingOrder.of(step.intentId(index, name), new OrderAmount.OfBase(quantity));
        step.asset(index).moveTo(exiting.ordered(order));
        step.because(
                exiting.reason(),
                "closes " + quantity + " of " + trade.quantity() + " " + trade.direction() + " from "
                        + trade.entryPrice());
        step.note("bestPrice", trade.bestPrice());
        step.note("close", step.asset(index).lastClose());
        step.intend(index, order, trade.direction().exitSide(), true, null, exiting.reason());
    }
}
