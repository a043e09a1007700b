package io.eternalengine.core.engine.trend;

import io.eternalengine.core.engine.Reason;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import org.jspecify.annotations.Nullable;

/**
 * An asset whose candles are followed in place: the decision bar grows here, and becomes a {@link TrendMarket} again when a
 * candle ends it.
 */
final class FollowedAsset implements MarketView {
    private final TrendParameters parameters;
    private final long barMs;
    private AssetState begun;
    /** Up to the last candle that was not followed within a bar. */
    private TrendMarket market;

    private TrendPhase phase;
    private long fundedUntilMs;
    private Decimal funding = Decimal.ZERO;
    private boolean isWithinBar;
    private long barOpenTimeMs;
    private boolean barIsWhole;
    private Decimal barHigh = Decimal.ZERO;
    private Decimal barLow = Decimal.ZERO;
    private Decimal lastClose = Decimal.ZERO;
    private long lastCloseTimeMs;

    FollowedAsset(TrendParameters parameters, AssetState state) {
        this.parameters = parameters;
        barMs = parameters.bar().toMillis();
        begun = state;
        market = state.market();
        phase = state.phase();
        begin(state);
    }

    void begin(AssetState state) {
        begun = state;
        phase = state.phase();
        fundedUntilMs = state.fundedUntilMs();
        funding = Decimal.ZERO;
        begin(state.market());
    }

    private void begin(TrendMarket state) {
        market = state;
        isWithinBar = false;
        lastCloseTimeMs = state.lastCloseTimeMs();
        lastClose = state.lastClose();
        BarInProgress bar = state.bar();
        if (bar != null) {
            barOpenTimeMs = bar.openTimeMs();
            barIsWhole = bar.whole();
            barHigh = bar.high();
            barLow = bar.low();
        }
    }

    long lastCloseTimeMs() {
        return lastCloseTimeMs;
    }

    /** The rule that the engine would name; null, and nothing followed, when more may come of the candle. */
    @Nullable
    String follow(Candle candle, boolean awaitsCapital) {
        Trade trade = phase.trade();
        Trade after = trade == null || !trade.isOpen() ? trade : trade.after(candle);
        if (staysWithinBar(candle)) {
            Reason reason = nothingDue(this, after, candle, awaitsCapital);
            if (reason == null) {
                return null;
            }
            grow(candle);
            hold(trade, after);
            return reason.rule();
        }
        TrendMarket next = CandleIntake.after(market(), candle, parameters);
        Reason reason = nothingDue(next, after, candle, awaitsCapital);
        if (reason == null) {
            return null;
        }
        begin(next);
        hold(trade, after);
        return reason.rule();
    }

    /** The same for funding: of what a position pays or receives nothing comes but that, unless it is too dear. */
    @Nullable
    String follow(FundingSettlement settlement) {
        if (settlement.settledAtMs() <= fundedUntilMs) {
            return FundingRule.KNOWN.rule();
        }
        Trade trade = phase.trade();
        if (trade == null || !trade.isOpen()) {
            fundedUntilMs = settlement.settledAtMs();
            return FundingRule.NO_POSITION.rule();
        }
        if (!(phase instanceof TrendPhase.InPosition) || FundingRule.isTooDear(trade, settlement, parameters.exits())) {
            return null;
        }
        fundedUntilMs = settlement.settledAtMs();
        Decimal payment =
                trade.signedQuantity().times(lastClose).times(settlement.rate()).negated();
        funding = funding.plus(payment);
        phase = phase.with(trade.after(payment));
        return FundingRule.BOOKED.rule();
    }

    /** What was paid (negative) or received for the position since the state from which it is followed. */
    Decimal funding() {
        return funding;
    }

    private boolean staysWithinBar(Candle candle) {
        boolean grows = isWithinBar || market.bar() != null;
        return grows
                && candle.openTimeMs() >= barOpenTimeMs
                && candle.closeTimeMs() < barOpenTimeMs + barMs
                && candle.openTimeMs() < barOpenTimeMs + barMs;
    }

    private @Nullable Reason nothingDue(MarketView view, @Nullable Trade trade, Candle candle, boolean awaitsCapital) {
        if (awaitsCapital) {
            return TrendEngine.AWAITING_CAPITAL;
        }
        if (begun.rules() == null) {
            return TrendEngine.AWAITING_INSTRUMENT;
        }
        return switch (phase) {
            case TrendPhase.Scanning ignored -> EntryRule.nothingToEnter(view, candle, parameters.entries());
            case TrendPhase.Entering ignored -> TrendEngine.ENTERING;
            case TrendPhase.InPosition held ->
                ExitRules.firstToClose(trade == null ? held.trade() : trade, view, candle, parameters.exits()) == null
                        ? ExitRules.HOLDING
                        : null;
            case TrendPhase.Exiting ignored -> null;
        };
    }

    private void grow(Candle candle) {
        isWithinBar = true;
        barHigh = barHigh.max(candle.high());
        barLow = barLow.min(candle.low());
        lastClose = candle.close();
        lastCloseTimeMs = candle.closeTimeMs();
    }

    @SuppressWarnings("ReferenceEquality") // A trade that a candle did not change is the same object.
    private void hold(@Nullable Trade before, @Nullable Trade after) {
        if (after != null && after != before) {
            phase = phase.with(after);
        }
    }

    private TrendMarket market() {
        return isWithinBar
                ? new TrendMarket(
                        lastCloseTimeMs,
                        lastClose,
                        new BarInProgress(barOpenTimeMs, barHigh, barLow, lastClose, barIsWhole),
                        market.indicators(),
                        market.averageRange(),
                        market.weakSinceMs(),
                        market.barTakenInAtMs())
                : market;
    }

    AssetState state() {
        return new AssetState(begun.rules(), market(), begun.scale(), begun.trades(), fundedUntilMs, phase);
    }

    @Override
    public TrendIndicators indicators() {
        return market.indicators();
    }

    @Override
    public Decimal averageRange() {
        return market.averageRange();
    }

    @Override
    public boolean tookInABar() {
        return false;
    }

    @Override
    public boolean endedABarOnTime() {
        return false;
    }
}
