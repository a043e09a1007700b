package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.Drawdown;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import java.util.Map;

/** Marks all accounts to market, moves the unit value, and lets the breaker climb. */
final class Valuation {
    private static final String CASH = "USDT";

    private Valuation() {}

    /** Values the portfolio now; does nothing before there is money in it. */
    static void value(RiskCourse course, long atMs) {
        course.equity = course.accounts.values().stream()
                .map(books -> equityOf(course, books))
                .reduce(Decimal.ZERO, Decimal::plus);
        course.asOfMs = Math.max(course.asOfMs, atMs);
        course.nav = course.nav.valuedAt(course.equity);
        course.maxDrawdown = course.maxDrawdown.max(course.nav.drawdown());
        course.breaker = course.breaker.withUnitValue(course.nav.unitValue());
        BreakerRule.review(course, breakerDrawdown(course), course.asOfMs);
        course.answer(new RiskOutput.Reported());
    }

    static Decimal breakerDrawdown(RiskCourse course) {
        return Drawdown.between(course.breaker.referencePeak(), course.nav.unitValue());
    }

    /** Cash, plus each coin at the mark of its spot market; a coin without a mark counts as nothing. */
    private static Decimal equityOf(RiskCourse course, AccountBooks books) {
        Decimal equity = Decimal.ZERO;
        for (Map.Entry<String, Decimal> balance : books.balances().amounts().entrySet()) {
            equity = equity.plus(balance.getValue().times(priceOf(course, balance.getKey())));
        }
        return equity;
    }

    private static Decimal priceOf(RiskCourse course, String asset) {
        if (asset.equals(CASH)) {
            return Decimal.ONE;
        }
        for (Instrument instrument : course.instruments.values()) {
            Mark mark = course.marks.get(instrument.id());
            if (mark != null
                    && instrument.baseAsset().equals(asset)
                    && instrument.quoteAsset().equals(CASH)) {
                return mark.price();
            }
        }
        return Decimal.ZERO;
    }
}
