package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** The breaker came to a level. */
public record BreakerTransition(int level, long atMs, Decimal drawdown) {
    void write(StateWriter writer) {
        writer.writeLong(level).writeLong(atMs).writeDecimal(drawdown);
    }

    static BreakerTransition read(StateReader reader) {
        return new BreakerTransition(Math.toIntExact(reader.readLong()), reader.readLong(), reader.readDecimal());
    }
}
