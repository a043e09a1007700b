package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.Decision;
import io.eternalengine.engine.NoActionBand;
import io.eternalengine.engine.Reason;
import org.jspecify.annotations.Nullable;

/** What candles within a decision bar come to: nothing, while a position reaches no stop and no better price than its best. */
final class WithinBar {
    private WithinBar() {}

    /** What the engine has to know before it looks at an asset; null when it knows all. */
    static @Nullable Reason waiting(TrendState state, AssetState asset) {
        if (state.capital() == null) {
            return TrendEngine.AWAITING_CAPITAL;
        }
        return asset.rules() == null ? TrendEngine.AWAITING_INSTRUMENT : null;
    }

    /**
     * The band of an asset after a candle of it, up to the end of its decision bar and to midnight, which moves the correlation;
     * null while an exit is tried again at every candle.
     */
    static @Nullable NoActionBand band(TrendState state, AssetState asset, ExitParameters exits) {
        Reason reason = reason(state, asset);
        if (reason == null) {
            return null;
        }
        TrendPhase phase = asset.phase();
        TrendMarket market = asset.market();
        long untilMs = Math.min(market.endOfBarMs(), PairCorrelation.nextMidnightMs(market.lastCloseTimeMs()));
        Decision decision = Decision.withoutIntents(phase.name(), reason.rule(), reason.explanation());
        Trade trade = phase.trade();
        return trade == null || !trade.isOpen()
                ? NoActionBand.ofAnyPrice(untilMs, decision)
                : holding(trade, market.averageRange(), exits, untilMs, decision);
    }

    private static @Nullable Reason reason(TrendState state, AssetState asset) {
        Reason waiting = waiting(state, asset);
        if (waiting != null) {
            return waiting;
        }
        return switch (asset.phase()) {
            case TrendPhase.Scanning ignored -> EntryRule.WITHIN_BAR;
            case TrendPhase.Entering ignored -> TrendEngine.ENTERING;
            case TrendPhase.InPosition ignored -> ExitRules.HOLDING;
            case TrendPhase.Exiting ignored -> null;
        };
    }

    private static NoActionBand holding(
            Trade trade, Decimal averageRange, ExitParameters exits, long barUntilMs, Decision decision) {
        Decimal stop = TrailingStopRule.nearestStop(trade, averageRange, exits);
        long untilMs =
                Math.min(barUntilMs, trade.openedAtMs() + exits.maxHolding().toMillis());
        return switch (trade.direction()) {
            case LONG -> new NoActionBand(stop, trade.bestPrice(), untilMs, decision);
            case SHORT -> new NoActionBand(trade.bestPrice(), stop, untilMs, decision);
        };
    }
}
