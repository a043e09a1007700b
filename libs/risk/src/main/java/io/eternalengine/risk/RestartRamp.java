package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Sizes after a restart, growing step by step until they are whole.
 *
 * @param size multiplier of now; 1 when nothing is held back
 * @param sinceMs when it was reached
 */
public record RestartRamp(Decimal size, long sinceMs) {
    static final RestartRamp NONE = new RestartRamp(Decimal.ONE, 0);

    boolean isRunning() {
        return size.isBelow(Decimal.ONE);
    }

    void write(StateWriter writer) {
        writer.writeDecimal(size).writeLong(sinceMs);
    }

    static RestartRamp read(StateReader reader) {
        return new RestartRamp(reader.readDecimal(), reader.readLong());
    }
}
