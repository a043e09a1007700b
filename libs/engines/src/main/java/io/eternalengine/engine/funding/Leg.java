package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** One leg: at most one order at a time. It changes in place and never leaves the engine. */
final class Leg {
    private @Nullable LegOrder order;
    private int failures;
    private long lastFailureMs;

    boolean isBusy() {
        return order != null;
    }

    boolean owns(String intentId) {
        return order != null && order.intentId().equals(intentId);
    }

    /** Orders in a row that filled nothing. */
    int failures() {
        return failures;
    }

    /** When the last of them ended, or what they were for was given up; 0 when an order filled since then. */
    long lastFailureMs() {
        return lastFailureMs;
    }

    void order(String intentId, boolean opens) {
        order = LegOrder.made(intentId, opens);
    }

    /** So much of the order under way was executed. */
    void on(Decimal quantity) {
        if (order != null) {
            settle(order.afterExecution(quantity), lastFailureMs);
        }
    }

    /** The order ended with this much filled. */
    void end(Decimal filled, long atMs) {
        if (order != null) {
            settle(order.ended(filled), atMs);
        }
    }

    /** An order that opens is waited for no longer; what it still fills moves the books all the same. */
    void dropOpening() {
        if (order != null && order.opens()) {
            order = null;
        }
    }

    /** The clock was ahead: no order failed later than now. */
    void failedBy(long nowMs) {
        lastFailureMs = Math.min(lastFailureMs, nowMs);
    }

    /** What it was wanted for is given up. */
    void giveUp(long atMs) {
        lastFailureMs = atMs;
    }

    /** Nothing is under way, and only when it last failed is remembered. */
    void restAfterFailure() {
        order = null;
        failures = 0;
    }

    /** Nothing is under way, and what failed before is forgotten. */
    void rest() {
        order = null;
        failures = 0;
        lastFailureMs = 0;
    }

    private void settle(LegOrder moved, long atMs) {
        if (!moved.isOver()) {
            order = moved;
        } else if (moved.executed().isPositive()) {
            rest();
        } else {
            order = null;
            failures++;
            lastFailureMs = atMs;
        }
    }

    void write(StateWriter writer) {
        writer.writeOptional(order, (out, value) -> value.write(out))
                .writeLong(failures)
                .writeLong(lastFailureMs);
    }

    static Leg read(StateReader reader) {
        var leg = new Leg();
        leg.order = reader.readOptional(LegOrder::read);
        leg.failures = Math.toIntExact(reader.readLong());
        leg.lastFailureMs = reader.readLong();
        return leg;
    }
}
