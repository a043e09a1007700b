package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** The price at which risk values an instrument, and when it was true. */
public record Mark(Decimal price, long atMs) {
    public Mark {
        Require.positive("mark price", price);
    }

    void write(StateWriter writer) {
        writer.writeDecimal(price).writeLong(atMs);
    }

    static Mark read(StateReader reader) {
        return new Mark(reader.readDecimal(), reader.readLong());
    }
}
