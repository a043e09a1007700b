package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * An order under way.
 *
 * @param executed by the executions received so far, in the base asset
 * @param filledAtEnd what it filled, once its end was received; its executions may come later
 */
record DeploymentOrder(
        String intentId, Decimal executed, @Nullable Decimal filledAtEnd) {
    DeploymentOrder afterExecution(Decimal quantity) {
        return new DeploymentOrder(intentId, executed.plus(quantity), filledAtEnd);
    }

    DeploymentOrder ended(Decimal filled) {
        return new DeploymentOrder(intentId, executed, filled);
    }

    boolean isOver() {
        return filledAtEnd != null && executed.isAtLeast(filledAtEnd);
    }

    void write(StateWriter writer) {
        writer.writeText(intentId).writeDecimal(executed).writeOptional(filledAtEnd, StateWriter::writeDecimal);
    }

    static DeploymentOrder read(StateReader reader) {
        return new DeploymentOrder(
                reader.readText(), reader.readDecimal(), reader.readOptional(StateReader::readDecimal));
    }
}
