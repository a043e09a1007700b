package io.eternalengine.risk;

import io.eternalengine.domain.accounting.Drawdown;
import io.eternalengine.domain.accounting.UnitisedNav;
import io.eternalengine.domain.model.Decimal;

/** Marks all accounts to market, moves the unit value, and lets the breaker climb. */
final class Valuation {
    private static final RiskOutput REPORTED = new RiskOutput.Reported();

    private Valuation() {}

    /**
     * Values the portfolio now. The unit value does not move before there is money in the portfolio, nor while the first
     * price of a coin held is awaited: what is not known is not a loss.
     */
    static void value(RiskStep step, long atMs) {
        RiskState state = step.state();
        state.valuedAt(state.portfolio().equity(), atMs);
        if (!state.portfolio().awaitsPrice()) {
            Decimal unitValueBefore = state.nav().unitValue();
            state.moveUnitValue();
            BreakerRule.review(step, breakerDrawdown(step), state.asOfMs());
            LossRule.review(step, unitValueBefore);
            RestartRule.review(step);
            UnderperformanceRule.review(step);
        }
        step.answer(REPORTED);
    }

    /** Money came or went; the accounts hold it already. */
    static void flow(RiskStep step, Decimal amount) {
        Portfolio portfolio = step.state().portfolio();
        UnitisedNav nav = step.state().nav();
        Decimal after = portfolio.equity();
        boolean allPriced = !portfolio.awaitsPrice();
        step.state()
                .moveUnits(
                        allPriced && amount.isNegative() && !after.isPositive()
                                ? nav.emptied()
                                : nav.afterFlow(amount, allPriced ? after.minus(amount) : Decimal.ZERO));
    }

    static Decimal breakerDrawdown(RiskStep step) {
        return Drawdown.between(
                step.state().breaker().referencePeak(), step.state().nav().unitValue());
    }
}
