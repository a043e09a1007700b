package io.eternalengine.risk;

import io.eternalengine.domain.model.Candle;

/** The close of a candle becomes the price at which its market is valued. */
final class CloseRule {
    private CloseRule() {}

    /**
     * Values at one moment only: when the marks of all instruments are of the same candle time, so that the breaker never
     * sees one market of now beside another of an hour ago. A market that stays away is waited for one candle, not longer.
     * A mark of a time to which the exchange has not come is forgotten with the next candle.
     */
    static void on(RiskStep step, Candle candle) {
        RiskState state = step.state();
        Marks marks = state.portfolio().marks();
        MarketMark market = marks.of(candle.instrument());
        if (market == null ? marks.size() >= StateBounds.MOST_MARKS : !candle.follows(market.atMs())) {
            return;
        }
        if (candle.disproves(state.asOfMs())) {
            state.turnBackTo(candle.openTimeMs());
        }
        NewsRule.correct(step, candle);
        var close = new Mark(candle.close(), candle.closeTimeMs());
        if (market == null) {
            state.portfolio().mark(candle.instrument(), close);
            CorrelationRule.on(step, candle.instrument(), close);
            valueWhenComplete(step, close.atMs(), false);
        } else if (!ConfirmationRule.holdsBack(step, market, close)) {
            take(step, market, close);
        }
    }

    /** The market has this price from now on. */
    static void take(RiskStep step, MarketMark market, Mark close) {
        boolean lastWasNotValued = step.state().asOfMs() < market.atMs();
        market.move(close.price(), close.atMs());
        CorrelationRule.on(step, market.instrument(), close);
        valueWhenComplete(step, close.atMs(), lastWasNotValued);
    }

    private static void valueWhenComplete(RiskStep step, long atMs, boolean lastWasNotValued) {
        if (lastWasNotValued || step.state().portfolio().marks().allReach(atMs)) {
            Valuation.value(step, atMs);
        }
    }
}
