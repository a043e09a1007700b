package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * A decision bar made of the closed candles so far. A candle that never came leaves a bar of the others. A bar whose first
 * candles came before the engine listened is not whole, and is not used.
 */
final class BarInProgress {
    private final long openTimeMs;
    private final boolean whole;
    private Decimal high;
    private Decimal low;
    private Decimal close;

    private BarInProgress(long openTimeMs, Decimal high, Decimal low, Decimal close, boolean whole) {
        this.openTimeMs = openTimeMs;
        this.high = high;
        this.low = low;
        this.close = close;
        this.whole = whole;
    }

    /** @param whole whether its first candle was applied */
    static BarInProgress of(Candle candle, long barOpenTimeMs, boolean whole) {
        return new BarInProgress(barOpenTimeMs, candle.high(), candle.low(), candle.close(), whole);
    }

    void add(Candle candle) {
        high = high.max(candle.high());
        low = low.min(candle.low());
        close = candle.close();
    }

    long openTimeMs() {
        return openTimeMs;
    }

    boolean isWhole() {
        return whole;
    }

    Decimal high() {
        return high;
    }

    Decimal low() {
        return low;
    }

    Decimal close() {
        return close;
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
