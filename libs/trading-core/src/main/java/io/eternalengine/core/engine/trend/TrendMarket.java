package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has seen of the market of one asset.
 *
 * @param lastCloseTimeMs of the latest candle; 0 before the first
 * @param lastClose of the latest candle; 0 before the first
 * @param bar the decision bar that grows; null between bars
 * @param indicators over the closed decision bars
 * @param averageRange the indicator's average true range, to eight decimals; 0 while cold
 * @param weakSinceMs close of the first of the latest decision bars of weak direction without interruption; 0 when the last
 *     was not weak
 * @param barTakenInAtMs close of the candle with which the indicators last took in a decision bar; 0 before the first
 */
record TrendMarket(
        long lastCloseTimeMs,
        Decimal lastClose,
        @Nullable BarInProgress bar,
        TrendIndicators indicators,
        Decimal averageRange,
        long weakSinceMs,
        long barTakenInAtMs)
        implements MarketView {
    static TrendMarket unseen(TrendParameters parameters) {
        return new TrendMarket(0, Decimal.ZERO, null, TrendIndicators.cold(parameters), Decimal.ZERO, 0, 0);
    }

    /** After a candle within a bar, or one that ended a bar that is not used. */
    TrendMarket after(Candle candle, @Nullable BarInProgress growing) {
        return new TrendMarket(
                candle.closeTimeMs(), candle.close(), growing, indicators, averageRange, weakSinceMs, barTakenInAtMs);
    }

    @Override
    public boolean tookInABar() {
        return barTakenInAtMs == lastCloseTimeMs;
    }

    @Override
    public boolean endedABarOnTime() {
        return tookInABar() && bar == null;
    }

    void write(StateWriter writer) {
        writer.writeLong(lastCloseTimeMs)
                .writeDecimal(lastClose)
                .writeOptional(bar, (out, growing) -> growing.write(out));
        indicators.write(writer);
        writer.writeDecimal(averageRange).writeLong(weakSinceMs).writeLong(barTakenInAtMs);
    }

    static TrendMarket read(StateReader reader, TrendParameters parameters) {
        return new TrendMarket(
                reader.readLong(),
                reader.readDecimal(),
                reader.readOptional(BarInProgress::read),
                TrendIndicators.read(reader, parameters),
                reader.readDecimal(),
                reader.readLong(),
                reader.readLong());
    }
}
