package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;

/** Where an asset goes when the order under way has settled, or the position is gone. */
final class Settlement {
    private Settlement() {}

    /** The phase after an execution or the end of an order; the same one while there is something to wait for. */
    static TrendPhase of(TrendPhase phase, Decimal quantityStep) {
        return switch (phase) {
            case TrendPhase.Scanning scanning -> scanning;
            case TrendPhase.Entering entering -> ofEntry(entering, quantityStep);
            case TrendPhase.InPosition held -> held.trade().isOpen() ? held : held.toScanning();
            case TrendPhase.Exiting exiting -> ofExit(exiting);
        };
    }

    private static TrendPhase ofEntry(TrendPhase.Entering entering, Decimal quantityStep) {
        if (!entering.order().isSettled()) {
            return entering;
        }
        Trade trade = entering.trade();
        if (!trade.isOpen()) {
            return entering.toScanning();
        }
        if (entering.keepFraction().equals(Decimal.ONE)) {
            return entering.toInPosition();
        }
        Decimal keep = trade.quantity().times(entering.keepFraction()).floorToStep(quantityStep);
        return entering.toExiting(keep, TrendRule.REDUCTION);
    }

    private static TrendPhase ofExit(TrendPhase.Exiting exiting) {
        WorkingOrder order = exiting.order();
        if (order != null && !order.isSettled()) {
            return exiting;
        }
        if (!exiting.trade().isOpen()) {
            return exiting.toScanning();
        }
        return exiting.isDone() ? exiting.toInPosition() : exiting.withoutOrder();
    }
}
