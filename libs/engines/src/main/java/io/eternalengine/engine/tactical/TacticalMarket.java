package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/** Trading rules and latest close of one asset. It changes in place and never leaves the engine. */
final class TacticalMarket {
    private @Nullable Instrument rules;
    private Decimal close = Decimal.ZERO;
    private long closedAtMs;

    void learn(Instrument instrument) {
        rules = instrument;
    }

    void on(Candle candle) {
        close = candle.close();
        closedAtMs = candle.closeTimeMs();
    }

    /** Null before they are known. */
    @Nullable
    Instrument rules() {
        return rules;
    }

    /** In the quote asset; 0 before the first candle. */
    Decimal close() {
        return close;
    }

    long closedAtMs() {
        return closedAtMs;
    }

    /** Whether a candle and the trading rules have come. */
    boolean isKnown() {
        return rules != null && close.isPositive();
    }

    void write(StateWriter writer) {
        writer.writeOptional(rules, InstrumentCodec::write).writeDecimal(close).writeLong(closedAtMs);
    }

    static TacticalMarket read(StateReader reader) {
        var market = new TacticalMarket();
        market.rules = reader.readOptional(InstrumentCodec::read);
        market.close = reader.readDecimal();
        market.closedAtMs = reader.readLong();
        return market;
    }
}
