package io.eternalengine.core.risk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/** The breaker came to a level. */
public record BreakerTransition(int level, long atMs, Decimal drawdown) {
    void write(StateWriter writer) {
        writer.writeLong(level).writeLong(atMs).writeDecimal(drawdown);
    }

    static BreakerTransition read(StateReader reader) {
        return new BreakerTransition(Math.toIntExact(reader.readLong()), reader.readLong(), reader.readDecimal());
    }
}
