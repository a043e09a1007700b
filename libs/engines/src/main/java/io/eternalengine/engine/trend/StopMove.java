package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * The stop of a position was asked to stand somewhere, and nobody answered yet.
 *
 * @param stopPrice where it is to stand
 * @param askedAtMs when; names the intent that asked
 */
record StopMove(Decimal stopPrice, long askedAtMs) {
    void write(StateWriter writer) {
        writer.writeDecimal(stopPrice).writeLong(askedAtMs);
    }

    static StopMove read(StateReader reader) {
        return new StopMove(reader.readDecimal(), reader.readLong());
    }
}
