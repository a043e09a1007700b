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
 * @param scale as risk last commanded
 * @param trades planned so far, which is the number of the latest
 * @param fundedUntilMs time of the latest funding settlement heard; 0 before the first
 */
record AssetState(
        @Nullable Instrument rules,
        TrendMarket market,
        SizeScale scale,
        long trades,
        long fundedUntilMs,
        TrendPhase phase) {
    static AssetState unseen(TrendParameters parameters) {
        return new AssetState(null, TrendMarket.unseen(parameters), SizeScale.NORMAL, 0, 0, new TrendPhase.Scanning());
    }

    AssetState with(TrendPhase next) {
        return new AssetState(rules, market, scale, trades, fundedUntilMs, next);
    }

    AssetState with(TrendMarket next) {
        return new AssetState(rules, next, scale, trades, fundedUntilMs, phase);
    }

    AssetState with(Instrument newRules) {
        return new AssetState(newRules, market, scale, trades, fundedUntilMs, phase);
    }

    AssetState with(SizeScale newScale) {
        return new AssetState(rules, market, newScale, trades, fundedUntilMs, phase);
    }

    AssetState withTradePlanned(TrendPhase entering) {
        return new AssetState(rules, market, scale, trades + 1, fundedUntilMs, entering);
    }

    AssetState fundedAt(long settledAtMs) {
        return new AssetState(rules, market, scale, trades, settledAtMs, phase);
    }

    Decimal lastClose() {
        return market.lastClose();
    }

    /** Value of the position at the latest close, positive when long, in the quote asset. */
    Decimal positionValue() {
        Trade trade = phase.trade();
        return trade == null || !trade.isOpen()
                ? Decimal.ZERO
                : trade.signedQuantity().times(lastClose());
    }

    /** What stands in the asset, and what an entry under way may still bring, in the quote asset. */
    Decimal exposure() {
        Decimal held = positionValue().abs();
        return phase instanceof TrendPhase.Entering entering
                ? held.max(entering.order().quantity().times(lastClose()))
                : held;
    }

    void write(StateWriter writer) {
        writer.writeOptional(rules, InstrumentCodec::write);
        market.write(writer);
        scale.write(writer);
        writer.writeLong(trades).writeLong(fundedUntilMs);
        phase.write(writer);
    }

    static AssetState read(StateReader reader, TrendParameters parameters) {
        return new AssetState(
                reader.readOptional(InstrumentCodec::read),
                TrendMarket.read(reader, parameters),
                SizeScale.read(reader),
                reader.readLong(),
                reader.readLong(),
                TrendPhase.read(reader));
    }
}
