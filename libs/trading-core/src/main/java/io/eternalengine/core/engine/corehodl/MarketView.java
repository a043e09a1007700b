package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/** What the engine remembers of one market. */
public record MarketView(Decimal lastClose, Decimal allTimeHigh, long lastCloseTimeMs) {
    static MarketView of(Candle candle) {
        return new MarketView(candle.close(), candle.high(), candle.closeTimeMs());
    }

    MarketView after(Candle candle) {
        return new MarketView(candle.close(), allTimeHigh.max(candle.high()), candle.closeTimeMs());
    }

    /** The same with a price that it once had. */
    MarketView withHigh(Decimal price) {
        return new MarketView(lastClose, allTimeHigh.max(price), lastCloseTimeMs);
    }

    void write(StateWriter writer) {
        writer.writeDecimal(lastClose).writeDecimal(allTimeHigh).writeLong(lastCloseTimeMs);
    }

    static MarketView read(StateReader reader) {
        return new MarketView(reader.readDecimal(), reader.readDecimal(), reader.readLong());
    }
}
