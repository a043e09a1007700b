package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.Drawdown;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.state.FrozenMap;

/** Marks all accounts to market, moves the unit value, and lets the breaker climb. */
final class Valuation {
    static final String CASH = "USDT";

    private static final RiskOutput REPORTED = new RiskOutput.Reported();

    private Valuation() {}

    /**
     * Values the portfolio now. The unit value does not move before there is money in the portfolio, nor while the first
     * price of a coin held is awaited: what is not known is not a loss.
     */
    static void value(RiskCourse course, long atMs) {
        course.equity = equity(course);
        course.asOfMs = Math.max(course.asOfMs, atMs);
        if (awaitsPrice(course)) {
            course.answer(REPORTED);
            return;
        }
        Decimal unitValueBefore = course.nav.unitValue();
        course.nav = course.nav.valuedAt(course.equity);
        course.maxDrawdown = course.maxDrawdown.max(course.nav.drawdown());
        course.breaker = course.breaker.withUnitValue(course.nav.unitValue());
        BreakerRule.review(course, breakerDrawdown(course), course.asOfMs);
        LossRule.review(course, unitValueBefore);
        RestartRule.review(course);
        UnderperformanceRule.review(course);
        course.answer(REPORTED);
    }

    /** Money came or went; the accounts hold it already. */
    static void flow(RiskCourse course, Decimal amount) {
        Decimal after = equity(course);
        boolean told = !awaitsPrice(course);
        course.nav = told && amount.isNegative() && !after.isPositive()
                ? course.nav.emptied()
                : course.nav.afterFlow(amount, told ? after.minus(amount) : Decimal.ZERO);
    }

    /** Whether the prices of all markets are of the same candle time. */
    static boolean pricesAreOfOneTime(RiskCourse course) {
        FrozenMap<InstrumentId, Mark> marks = course.marks;
        for (int i = 1; i < marks.size(); i++) {
            if (marks.valueAt(i).atMs() != marks.valueAt(0).atMs()) {
                return false;
            }
        }
        return true;
    }

    static Decimal breakerDrawdown(RiskCourse course) {
        return Drawdown.between(course.breaker.referencePeak(), course.nav.unitValue());
    }

    private static Decimal equity(RiskCourse course) {
        return course.valuationPlan().equity(course.marks);
    }

    private static boolean awaitsPrice(RiskCourse course) {
        return course.valuationPlan().awaitsPrice();
    }
}
