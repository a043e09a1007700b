package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.engine.Reason;
import io.eternalengine.engine.SharedRule;

/**
 * Funding is booked as it settles, at the latest close, because the engine knows no mark price; the account's ledger has the
 * exact payment. A settlement that cost the position more than allowed closes it at once. An execution that happened before the
 * latest settlement, and comes after it, moves that payment too: the exchange had closed the position, or opened more.
 */
final class FundingRule {
    static final Reason KNOWN =
            new Reason(SharedRule.SETTLEMENT_KNOWN, "a settlement of this time or a later one was applied before");
    static final Reason NO_POSITION = new Reason(TrendRule.NO_POSITION, "funding of an asset that is not held");

    static final Reason BOOKED = new Reason(TrendRule.FUNDING_BOOKED, "funding of the position was settled");

    private FundingRule() {}

    static void settle(TrendStep step, int index, FundingSettlement settlement) {
        if (settlement.settledAtMs() <= step.asset(index).fundedUntilMs()) {
            step.because(KNOWN);
            return;
        }
        Decimal cost = step.asset(index).positionValue().times(settlement.rate());
        step.asset(index).fund(settlement.settledAtMs(), settlement.rate());
        step.state().moveCash(cost.negated());
        TrendPhase phase = step.asset(index).phase();
        Trade trade = phase.trade();
        if (trade == null || !trade.isOpen()) {
            step.because(NO_POSITION);
            return;
        }
        step.note("rate", settlement.rate());
        step.note("paid", cost);
        step.because(BOOKED);
        if (isTooDear(trade, settlement, step.parameters().exits()) && !(phase instanceof TrendPhase.Entering)) {
            ExitOrder.decide(step, index, Decimal.ZERO, TrendRule.FUNDING_COST);
        }
    }

    static void correct(TrendStep step, int index, Execution execution) {
        Decimal payment = step.asset(index).correctFunding(execution);
        if (!payment.isZero()) {
            step.state().moveCash(payment);
            step.note("fundingCorrected", payment);
        }
    }

    static boolean isTooDear(Trade trade, FundingSettlement settlement, ExitParameters exits) {
        return trade.direction()
                .signed(settlement.rate())
                .isAbove(FundingSettlement.scaled(exits.maxFundingCostFraction(), settlement.intervalMs()));
    }
}
