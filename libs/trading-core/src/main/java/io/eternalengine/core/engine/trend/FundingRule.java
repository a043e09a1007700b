package io.eternalengine.core.engine.trend;

import io.eternalengine.core.engine.Reason;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;

/**
 * Funding is booked as it settles, at the latest close, because the engine knows no mark price; the account's ledger has the
 * exact payment. A settlement that cost the position more than allowed closes it at once.
 */
final class FundingRule {
    static final Reason KNOWN =
            new Reason("settlement-known", "a settlement of this time or a later one was heard before");
    static final Reason NO_POSITION = new Reason("no-position", "funding of an asset that is not held");

    static final Reason BOOKED = new Reason("funding-booked", "funding of the position was settled");

    private FundingRule() {}

    static void settle(TrendCourse course, int index, FundingSettlement settlement) {
        if (settlement.settledAtMs() <= course.asset(index).fundedUntilMs()) {
            course.because(KNOWN);
            return;
        }
        Decimal cost = course.asset(index).positionValue().times(settlement.rate());
        course.happen(new TrendEvent.FundingSettled(index, settlement.settledAtMs(), cost.negated()));
        TrendPhase phase = course.asset(index).phase();
        Trade trade = phase.trade();
        if (trade == null || !trade.isOpen()) {
            course.because(NO_POSITION);
            return;
        }
        course.note("rate", settlement.rate());
        course.note("paid", cost);
        course.because(BOOKED);
        if (isTooDear(trade, settlement, course.parameters().exits()) && !(phase instanceof TrendPhase.Entering)) {
            ExitOrder.decide(course, index, Decimal.ZERO, "funding-cost");
        }
    }

    static boolean isTooDear(Trade trade, FundingSettlement settlement, ExitParameters exits) {
        return trade.direction()
                .signed(settlement.rate())
                .isAbove(FundingSettlement.scaled(exits.maxFundingCostFraction(), settlement.intervalMs()));
    }
}
