package io.eternalengine.engine.funding;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.FundingSettlement;
import io.eternalengine.engine.SharedRule;
import java.math.RoundingMode;

/**
 * A settlement moves cash by position × mark × rate. Of what is received one part is compounded and the other set aside
 * for TACTICAL; what is paid is borne by this engine alone.
 */
final class SettlementRule {
    /** Decimals of the money set aside; the rest is compounded, so no unit is lost. */
    private static final int DECIMALS = 8;

    private SettlementRule() {}

    static void on(FundingStep step, int index, FundingSettlement settlement) {
        Carry carry = step.carry(index);
        if (settlement.settledAtMs() <= carry.rates().settledAtMs()) {
            step.because(SharedRule.SETTLEMENT_KNOWN, "a settlement of this time or a later one was applied before");
            return;
        }
        carry.rates().on(settlement);
        PerpetualPosition perpetual = carry.legs().perpetual();
        if (!perpetual.isFlat()) {
            book(step, perpetual.fundingAt(settlement.rate(), carry.prices().mark()));
        }
        LeaveRule.review(step, index);
        LeaveRule.closeAllAfterNegatives(step, carry.rates());
    }

    private static void book(FundingStep step, Decimal payment) {
        step.state().receiveFunding(payment);
        step.note("funding", payment);
        step.because(CarryRule.FUNDING_SETTLED, "funding of " + payment);
        if (payment.isPositive()) {
            split(step, payment);
        }
    }

    private static void split(FundingStep step, Decimal payment) {
        Decimal forTactical =
                payment.times(step.parameters().tacticalFraction()).dividedBy(Decimal.ONE, DECIMALS, RoundingMode.DOWN);
        step.state().setAside(forTactical);
        step.note("profitForTactical", forTactical);
        step.note("profitForTacticalTotal", step.state().profitForTactical());
        step.because(CarryRule.PROFIT_SPLIT, forTactical + " of " + payment + " is for TACTICAL");
    }
}
