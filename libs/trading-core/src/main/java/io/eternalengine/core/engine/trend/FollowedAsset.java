package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.risk.HaltRegister;
import org.jspecify.annotations.Nullable;

/** An asset whose candles and settlements are followed in place, and what became of its market and its position. */
final class FollowedAsset {
    private final TrendParameters parameters;
    private final int index;
    private final FollowedBar bar;
    private AssetState begun;
    private boolean mayEnter;
    private SizeScale scale;
    /** The rule of every candle within a decision bar; null when each must be looked at. */
    private @Nullable String ruleWithinBar;

    /** The position that is held; null without one. */
    private @Nullable Trade trade;

    /** Within this nothing becomes of the position; null when nothing is held. */
    private @Nullable HoldingRange range;

    private long fundedUntilMs;
    private Decimal funding = Decimal.ZERO;

    FollowedAsset(TrendParameters parameters, int index, TrendState state) {
        this.parameters = parameters;
        this.index = index;
        begun = state.assets().get(index);
        bar = new FollowedBar(parameters, begun.market());
        scale = begun.scale();
        begin(state);
    }

    void begin(TrendState state) {
        AssetState asset = state.assets().get(index);
        begun = asset;
        bar.begin(asset.market());
        scale = asset.scale();
        mayEnter = state.riskHeard();
        fundedUntilMs = asset.fundedUntilMs();
        funding = Decimal.ZERO;
        Trade known = asset.phase().trade();
        trade = known == null || !known.isOpen() ? null : known;
        ruleWithinBar = ruleWithinBar(state.capital() == null);
        setRange();
    }

    private @Nullable String ruleWithinBar(boolean awaitsCapital) {
        if (awaitsCapital) {
            return TrendEngine.AWAITING_CAPITAL.rule();
        }
        if (begun.rules() == null) {
            return TrendEngine.AWAITING_INSTRUMENT.rule();
        }
        return switch (begun.phase()) {
            case TrendPhase.Scanning ignored -> EntryRule.WITHIN_BAR.rule();
            case TrendPhase.Entering ignored -> TrendEngine.ENTERING.rule();
            case TrendPhase.InPosition ignored -> trade == null ? null : ExitRules.HOLDING.rule();
            case TrendPhase.Exiting ignored -> null;
        };
    }

    private void setRange() {
        range = trade == null ? null : HoldingRange.of(trade, bar.averageRange(), parameters.exits());
    }

    long lastCloseTimeMs() {
        return bar.lastCloseTimeMs();
    }

    /** Whether its candle of a moment ended a bar on which a trend may be entered. */
    boolean waits(long closeTimeMs) {
        return isScanning()
                && bar.lastCloseTimeMs() == closeTimeMs
                && EntryRule.nothingToEnter(bar.market(), bar.lastClose(), parameters.entries()) == null;
    }

    /** The rule that the engine would name; null, and nothing followed, when more may come of the candle. */
    @Nullable
    String follow(Candle candle, HaltRegister halts) {
        if (!bar.takes(candle)) {
            return followAcrossBars(candle, halts);
        }
        if (range != null && !range.holds(candle)) {
            return followBeyondRange(candle);
        }
        if (ruleWithinBar != null) {
            bar.grow(candle);
        }
        return ruleWithinBar;
    }

    private @Nullable String followBeyondRange(Candle candle) {
        Trade after = afterPrices(candle);
        if (after == null || ruleWithinBar == null || closes(after, bar, candle)) {
            return null;
        }
        bar.grow(candle);
        hold(after);
        return ruleWithinBar;
    }

    private @Nullable String followAcrossBars(Candle candle, HaltRegister halts) {
        TrendMarket next = bar.after(candle);
        Trade after = afterPrices(candle);
        String rule = after == null ? ruleWithoutPosition(next, candle, halts) : ruleWithinBar;
        if (rule == null || (after != null && closes(after, next, candle))) {
            return null;
        }
        bar.begin(next);
        hold(after);
        return rule;
    }

    private @Nullable String ruleWithoutPosition(MarketView market, Candle candle, HaltRegister halts) {
        boolean decides = EntryRule.WITHIN_BAR.rule().equals(ruleWithinBar);
        return decides
                ? EntryRule.ruleWithoutEntry(market, candle, mayEnter ? halts : null, parameters, index)
                : ruleWithinBar;
    }

    private boolean closes(Trade held, MarketView market, Candle candle) {
        return begun.phase() instanceof TrendPhase.InPosition
                && ExitRules.firstToClose(held, market, candle, parameters.exits()) != null;
    }

    private @Nullable Trade afterPrices(Candle candle) {
        return trade == null ? null : trade.after(candle);
    }

    private void hold(@Nullable Trade after) {
        trade = after;
        setRange();
    }

    /** The same for funding: of what a position pays or receives nothing comes but that, unless it is too dear. */
    @Nullable
    String follow(FundingSettlement settlement) {
        if (settlement.settledAtMs() <= fundedUntilMs) {
            return FundingRule.KNOWN.rule();
        }
        if (trade == null) {
            fundedUntilMs = settlement.settledAtMs();
            return FundingRule.NO_POSITION.rule();
        }
        if (!(begun.phase() instanceof TrendPhase.InPosition)
                || FundingRule.isTooDear(trade, settlement, parameters.exits())) {
            return null;
        }
        fundedUntilMs = settlement.settledAtMs();
        Decimal payment = trade.signedQuantity()
                .times(bar.lastClose())
                .times(settlement.rate())
                .negated();
        funding = funding.plus(payment);
        return FundingRule.BOOKED.rule();
    }

    /** What was paid (negative) or received for the position since the state from which it is followed. */
    Decimal funding() {
        return funding;
    }

    /** Risk scales the sizes of the asset. */
    void scaled(SizeScale newScale) {
        scale = newScale;
    }

    /** Whether nothing is held or under way. */
    boolean isScanning() {
        return begun.phase() instanceof TrendPhase.Scanning;
    }

    AssetState state() {
        return new AssetState(begun.rules(), bar.market(), scale, begun.trades(), fundedUntilMs, phase());
    }

    @SuppressWarnings("ReferenceEquality") // A trade of which nothing became is the same object.
    private TrendPhase phase() {
        TrendPhase phase = begun.phase();
        return trade == null || (trade == phase.trade() && funding.isZero()) ? phase : phase.with(trade.after(funding));
    }
}
