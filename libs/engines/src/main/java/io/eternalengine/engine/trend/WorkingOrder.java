package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * An intent that has not come to its end. The end of the order and its executions come on different ways, so either may
 * be received first: the order is settled when its end is known and everything it filled is booked.
 *
 * @param quantity asked for, in the base asset
 * @param executed booked so far
 * @param endedWith what the order filled in all, once it ended; null while it lives
 */
record WorkingOrder(
        String intentId,
        Decimal quantity,
        Decimal executed,
        @Nullable Decimal endedWith) {
    static WorkingOrder of(String intentId, OrderAmount.OfBase amount) {
        return new WorkingOrder(intentId, amount.quantity(), Decimal.ZERO, null);
    }

    boolean is(String otherIntentId) {
        return intentId.equals(otherIntentId);
    }

    boolean hasEnded() {
        return endedWith != null;
    }

    boolean isSettled() {
        return endedWith != null && executed.isAtLeast(endedWith);
    }

    WorkingOrder after(Decimal executedQuantity) {
        return new WorkingOrder(intentId, quantity, executed.plus(executedQuantity), endedWith);
    }

    WorkingOrder ended(Decimal filledQuantity) {
        return new WorkingOrder(intentId, quantity, executed, filledQuantity);
    }

    void write(StateWriter writer) {
        writer.writeText(intentId)
                .writeDecimal(quantity)
                .writeDecimal(executed)
                .writeOptional(endedWith, StateWriter::writeDecimal);
    }

    static WorkingOrder read(StateReader reader) {
        return new WorkingOrder(
                reader.readText(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readOptional(StateReader::readDecimal));
    }
}
