package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * One leg: at most one order at a time.
 *
 * @param failures orders in a row that filled nothing
 * @param lastFailureMs when the last of them ended
 */
record Leg(@Nullable LegOrder order, int failures, long lastFailureMs) {
    static final Leg IDLE = new Leg(null, 0, 0);

    boolean isBusy() {
        return order != null;
    }

    boolean owns(String intentId) {
        return order != null && order.intentId().equals(intentId);
    }

    Leg ordered(String intentId, boolean opens) {
        return new Leg(LegOrder.made(intentId, opens), failures, lastFailureMs);
    }

    Leg afterExecution(Decimal quantity) {
        return order == null ? this : settled(order.afterExecution(quantity), lastFailureMs);
    }

    /** The order ended with this much filled. */
    Leg ended(Decimal filled, long atMs) {
        return order == null ? this : settled(order.ended(filled), atMs);
    }

    /** An order that opens is waited for no longer; what it still fills moves the books all the same. */
    Leg withoutOpening() {
        return order != null && order.opens() ? new Leg(null, failures, lastFailureMs) : this;
    }

    private Leg settled(LegOrder moved, long atMs) {
        if (!moved.isOver()) {
            return new Leg(moved, failures, lastFailureMs);
        }
        return moved.executed().isPositive() ? IDLE : new Leg(null, failures + 1, atMs);
    }

    void write(StateWriter writer) {
        writer.writeOptional(order, (out, value) -> value.write(out))
                .writeLong(failures)
                .writeLong(lastFailureMs);
    }

    static Leg read(StateReader reader) {
        return new Leg(reader.readOptional(LegOrder::read), Math.toIntExact(reader.readLong()), reader.readLong());
    }
}
