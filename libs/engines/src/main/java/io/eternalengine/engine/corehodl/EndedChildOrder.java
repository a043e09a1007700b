package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * A child order whose order ended without being filled whole. The exchange may have it all the same, and fill it later.
 *
 * @param counted what of it was counted against its parent order
 * @param executedQuantity what its executions add up to, in the base asset; orders and executions are reported on two ways, in any order
 */
record EndedChildOrder(ParentOrderName parentOrderName, Fill counted, Decimal executedQuantity, long endedAtMs) {

    /**
     * A part of an order that was traded.
     *
     * @param quantity in the base asset
     * @param value in the quote asset
     */
    record Fill(Decimal quantity, Decimal value) {

        boolean isNothing() {
            return !quantity.isPositive();
        }

        Fill plus(Fill other) {
            return new Fill(quantity.plus(other.quantity), value.plus(other.value));
        }
    }

    /** What was not counted yet of what an order says that it filled. */
    Fill uncountedOf(OrderUpdate update) {
        return new Fill(
                update.filledQuantity().minus(counted.quantity()),
                update.filledValue().minus(counted.value()));
    }

    /** What was not counted yet of the executions up to this one. */
    Fill uncountedOf(Execution execution) {
        Decimal quantity = executedQuantity.plus(execution.quantity()).minus(counted.quantity());
        return new Fill(quantity, quantity.times(execution.price()));
    }

    EndedChildOrder counting(Fill fill) {
        return new EndedChildOrder(parentOrderName, counted.plus(fill), executedQuantity, endedAtMs);
    }

    EndedChildOrder executing(Decimal quantity) {
        return new EndedChildOrder(parentOrderName, counted, executedQuantity.plus(quantity), endedAtMs);
    }

    void write(StateWriter writer) {
        writer.writeText(parentOrderName.text())
                .writeDecimal(counted.quantity())
                .writeDecimal(counted.value())
                .writeDecimal(executedQuantity)
                .writeLong(endedAtMs);
    }

    static EndedChildOrder read(StateReader reader) {
        return new EndedChildOrder(
                ParentOrderName.parse(reader.readText()),
                new Fill(reader.readDecimal(), reader.readDecimal()),
                reader.readDecimal(),
                reader.readLong());
    }
}
