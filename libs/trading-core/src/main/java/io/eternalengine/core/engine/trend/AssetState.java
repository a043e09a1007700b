package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.state.InstrumentCodec;
import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the engine knows of one asset.
 *
 * @param rules trading rules; null before they are heard
 * @param lastCloseTimeMs of the latest candle; 0 before the first
 * @param lastClose of the latest candle; 0 before the first
 * @param bar the decision bar that grows; null between bars
 * @param indicators over the closed decision bars
 * @param averageRange the indicator's average true range, to eight decimals; 0 while cold
 * @param weakSinceMs close of the first of the latest decision bars of weak direction without interruption; 0 when the last
 *     was not weak
 * @param scale as risk last commanded
 * @param trades planned so far, which is the number of the latest
 */
record AssetState(
        @Nullable Instrument rules,
        long lastCloseTimeMs,
        Decimal lastClose,
        @Nullable BarInProgress bar,
        TrendIndicators indicators,
        Decimal averageRange,
        long weakSinceMs,
        SizeScale scale,
        long trades,
        TrendPhase phase) {
    static AssetState unseen(TrendParameters parameters) {
        return new AssetState(
                null,
                0,
                Decimal.ZERO,
                null,
                TrendIndicators.cold(parameters),
                Decimal.ZERO,
                0,
                SizeScale.NORMAL,
                0,
                new TrendPhase.Scanning());
    }

    AssetState withPhase(TrendPhase next) {
        return new AssetState(
                rules, lastCloseTimeMs, lastClose, bar, indicators, averageRange, weakSinceMs, scale, trades, next);
    }

    AssetState withTradePlanned(TrendPhase entering) {
        return new AssetState(
                rules,
                lastCloseTimeMs,
                lastClose,
                bar,
                indicators,
                averageRange,
                weakSinceMs,
                scale,
                trades + 1,
                entering);
    }

    AssetState withRules(Instrument newRules) {
        return new AssetState(
                newRules, lastCloseTimeMs, lastClose, bar, indicators, averageRange, weakSinceMs, scale, trades, phase);
    }

    AssetState withScale(SizeScale newScale) {
        return new AssetState(
                rules, lastCloseTimeMs, lastClose, bar, indicators, averageRange, weakSinceMs, newScale, trades, phase);
    }

    /** Value of the position at the latest close, positive when long, in the quote asset. */
    Decimal positionValue() {
        Trade trade = phase.trade();
        return trade == null || !trade.isOpen()
                ? Decimal.ZERO
                : trade.signedQuantity().times(lastClose);
    }

    /** What stands in the asset, and what an entry under way may still bring, in the quote asset. */
    Decimal exposure() {
        Decimal held = positionValue().abs();
        return phase instanceof TrendPhase.Entering entering
                ? held.max(entering.order().quantity().times(lastClose))
                : held;
    }

    void write(StateWriter writer) {
        writer.writeOptional(rules, InstrumentCodec::write)
                .writeLong(lastCloseTimeMs)
                .writeDecimal(lastClose)
                .writeOptional(bar, (out, growing) -> growing.write(out));
        indicators.write(writer);
        writer.writeDecimal(averageRange).writeLong(weakSinceMs);
        scale.write(writer);
        writer.writeLong(trades);
        phase.write(writer);
    }

    static AssetState read(StateReader reader, TrendParameters parameters) {
        return new AssetState(
                reader.readOptional(InstrumentCodec::read),
                reader.readLong(),
                reader.readDecimal(),
                reader.readOptional(BarInProgress::read),
                TrendIndicators.read(reader, parameters),
                reader.readDecimal(),
                reader.readLong(),
                SizeScale.read(reader),
                reader.readLong(),
                TrendPhase.read(reader));
    }
}
