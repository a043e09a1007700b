package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.Side;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import io.eternalengine.engine.NoActionBand;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the engine knows of one asset. It changes in place and never leaves the engine. */
final class AssetState {

    private final TrendMarket market;
    private @Nullable Instrument rules;
    private SizeScale scale = SizeScale.NORMAL;
    private long trades;
    private long fundedUntilMs;
    /** What one coin of a long position paid then, in the quote asset. */
    private Decimal fundingOfOne = Decimal.ZERO;

    private TrendPhase phase = TrendPhase.Scanning.INSTANCE;
    private @Nullable NoActionBand band;

    private AssetState(TrendMarket market) {
        this.market = market;
    }

    static AssetState unseen(TrendParameters parameters) {
        return new AssetState(TrendMarket.unseen(parameters));
    }

    /** Applies a candle later than all before. */
    void on(Candle candle) {
        market.on(candle);
        Trade trade = phase.trade();
        if (trade != null && trade.isOpen() && trade.isBestIn(candle)) {
            phase = phase.with(trade.after(candle));
        }
    }

    void learn(Instrument instrument) {
        rules = instrument;
        band = null;
    }

    void scale(SizeScale newScale) {
        scale = newScale;
    }

    void enter(Trade plan, WorkingOrder order) {
        if (!(phase instanceof TrendPhase.Scanning scanning)) {
            throw new IllegalStateException("an entry in " + phase.name() + ": must be in SCANNING");
        }
        moveTo(scanning.toEntering(plan, order));
        trades++;
    }

    /** The position is to shrink to what may be kept. */
    void exit(Decimal keepQuantity, TrendRule reason) {
        moveTo(
                switch (phase) {
                    case TrendPhase.InPosition held -> held.toExiting(keepQuantity, reason);
                    case TrendPhase.Exiting exiting -> exiting.keepingAtMost(keepQuantity, reason);
                    case TrendPhase.Scanning scanning -> throw noExitFrom(scanning);
                    case TrendPhase.Entering entering -> throw noExitFrom(entering);
                });
    }

    private static IllegalStateException noExitFrom(TrendPhase phase) {
        return new IllegalStateException("an exit in " + phase.name() + ": must be in IN_POSITION or EXITING");
    }

    void moveTo(TrendPhase next) {
        phase = next;
        band = null;
    }

    /** The asset goes on to where its position and its order leave it; the trade that came to its end, if one did. */
    @Nullable
    Trade settle() {
        Trade trade = phase.trade();
        moveTo(Settlement.of(phase, Objects.requireNonNull(rules, "rules").quantityStep()));
        boolean isOver = phase instanceof TrendPhase.Scanning && trade != null && trade.wasOpened();
        return isOver ? trade : null;
    }

    /** A settlement, at the latest close. */
    void fund(long settledAtMs, Decimal rate) {
        fundedUntilMs = settledAtMs;
        fundingOfOne = lastClose().times(rate);
        pay(positionValue().times(rate));
    }

    /** What an execution from before the latest settlement moves of its payment, negative when more was paid; 0 for a later one. */
    Decimal correctFunding(Execution execution) {
        if (execution.executedAtMs() >= fundedUntilMs) {
            return Decimal.ZERO;
        }
        Decimal ofBought = execution.quantity().times(fundingOfOne);
        Decimal cost = execution.side() == Side.BUY ? ofBought : ofBought.negated();
        pay(cost);
        return cost.negated();
    }

    private void pay(Decimal cost) {
        Trade trade = phase.trade();
        if (trade != null) {
            phase = phase.with(trade.after(cost.negated()));
        }
    }

    void band(@Nullable NoActionBand newBand) {
        band = newBand;
    }

    /** The next candle takes the whole step. */
    void forgetBand() {
        band = null;
    }

    /** Candles inside it only update price and clock; null when each takes the whole step. */
    @Nullable
    NoActionBand band() {
        return band;
    }

    /** Trading rules; null before they are known. */
    @Nullable
    Instrument rules() {
        return rules;
    }

    TrendMarket market() {
        return market;
    }

    /** As risk last commanded. */
    SizeScale scale() {
        return scale;
    }

    /** Planned so far, which is the number of the latest. */
    long trades() {
        return trades;
    }

    /** Time of the latest funding settlement; 0 before the first. */
    long fundedUntilMs() {
        return fundedUntilMs;
    }

    TrendPhase phase() {
        return phase;
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

    /** @param format up to 2 without moves of a stop that are under way */
    void write(StateWriter writer, int format) {
        writer.writeOptional(rules, InstrumentCodec::write);
        market.write(writer);
        scale.write(writer);
        writer.writeLong(trades).writeLong(fundedUntilMs);
        writer.writeDecimal(fundingOfOne);
        phase.write(writer, format);
    }

    static AssetState read(StateReader reader, TrendParameters parameters, int format) {
        Instrument rules = reader.readOptional(InstrumentCodec::read);
        var asset = new AssetState(TrendMarket.read(reader, parameters));
        asset.rules = rules;
        asset.scale = SizeScale.read(reader);
        asset.trades = reader.readLong();
        asset.fundedUntilMs = reader.readLong();
        asset.fundingOfOne = reader.readDecimal();
        asset.phase = TrendPhase.read(reader, format);
        return asset;
    }
}
