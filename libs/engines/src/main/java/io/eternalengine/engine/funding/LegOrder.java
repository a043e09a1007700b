package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * An order that is under way.
 *
 * @param opens whether it makes the leg larger
 * @param executed by the executions received so far, in the base asset; the books hold it already
 * @param filledAtEnd what it filled, once its end was received: executions travel on another topic and may come later, and
 *     before they came the books are not true
 */
record LegOrder(
        String intentId,
        boolean opens,
        Decimal executed,
        @Nullable Decimal filledAtEnd) {
    static LegOrder made(String intentId, boolean opens) {
        return new LegOrder(intentId, opens, Decimal.ZERO, null);
    }

    LegOrder afterExecution(Decimal quantity) {
        return new LegOrder(intentId, opens, executed.plus(quantity), filledAtEnd);
    }

    LegOrder ended(Decimal filled) {
        return new LegOrder(intentId, opens, executed, filled);
    }

    /** Whether it has ended and everything that it filled is in the books. */
    boolean isOver() {
        return filledAtEnd != null && executed.isAtLeast(filledAtEnd);
    }

    void write(StateWriter writer) {
        writer.writeText(intentId)
                .writeBoolean(opens)
                .writeDecimal(executed)
                .writeOptional(filledAtEnd, StateWriter::writeDecimal);
    }

    static LegOrder read(StateReader reader) {
        return new LegOrder(
                reader.readText(),
                reader.readBoolean(),
                reader.readDecimal(),
                reader.readOptional(StateReader::readDecimal));
    }
}
