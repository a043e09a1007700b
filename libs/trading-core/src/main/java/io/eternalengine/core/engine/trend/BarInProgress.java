package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * A decision bar made of the closed candles so far. A candle that never came leaves a bar of the others. A bar whose first
 * candles came before the engine listened is not whole, and is not used.
 *
 * @param whole whether its first candle was heard
 */
record BarInProgress(long openTimeMs, Decimal high, Decimal low, Decimal close, boolean whole) {
    static BarInProgress of(Candle candle, long barOpenTimeMs, boolean whole) {
        return new BarInProgress(barOpenTimeMs, candle.high(), candle.low(), candle.close(), whole);
    }

    BarInProgress with(Candle candle) {
        return new BarInProgress(openTimeMs, high.max(candle.high()), low.min(candle.low()), candle.close(), whole);
    }

    void write(StateWriter writer) {
        writer.writeLong(openTimeMs)
                .writeDecimal(high)
                .writeDecimal(low)
                .writeDecimal(close)
                .writeBoolean(whole);
    }

    static BarInProgress read(StateReader reader) {
        return new BarInProgress(
                reader.readLong(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readBoolean());
    }
}
