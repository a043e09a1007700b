package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Trading rules and latest close of one asset; a close of 0 before the first candle. */
record TacticalMarket(@Nullable Instrument rules, Decimal close, long closedAtMs) {
    static final TacticalMarket UNKNOWN = new TacticalMarket(null, Decimal.ZERO, 0);

    TacticalMarket withRules(Instrument newRules) {
        return new TacticalMarket(newRules, close, closedAtMs);
    }

    TacticalMarket withClose(Decimal newClose, long atMs) {
        return new TacticalMarket(rules, newClose, atMs);
    }

    void write(StateWriter writer) {
        writer.writeOptional(rules, InstrumentCodec::write).writeDecimal(close).writeLong(closedAtMs);
    }

    static TacticalMarket read(StateReader reader) {
        return new TacticalMarket(reader.readOptional(InstrumentCodec::read), reader.readDecimal(), reader.readLong());
    }
}
