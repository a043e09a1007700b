package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import java.math.RoundingMode;

/**
 * A settlement moves cash by position × mark × rate. Of what is received one part is compounded and the other set aside
 * for TACTICAL; what is paid is borne by this engine alone.
 */
final class SettlementRule {
    static final String KNOWN = "settlement-known";
    static final String SETTLED = "funding-settled";
    static final String SPLIT = "profit-split";

    /** Decimals of the money set aside; the rest is compounded, so no unit is lost. */
    private static final int DECIMALS = 8;

    private SettlementRule() {}

    static void hear(FundingCourse course, int index, FundingSettlement settlement) {
        Carry carry = course.carry(index);
        if (settlement.settledAtMs() <= carry.rates().settledAtMs()) {
            course.because(KNOWN, "a settlement of this time or a later one was heard before");
            return;
        }
        Carry settled = carry.withRates(carry.rates().settled(settlement));
        course.put(index, settled);
        if (!carry.legs().perpetual().isFlat()) {
            book(
                    course,
                    carry.legs()
                            .perpetual()
                            .fundingAt(settlement.rate(), carry.prices().mark()));
        }
        LeaveRule.review(course, index);
        LeaveRule.closeAllAfterNegatives(course, settled);
    }

    private static void book(FundingCourse course, Decimal payment) {
        course.cash = course.cash.plus(payment);
        course.fundingReceived = course.fundingReceived.plus(payment);
        course.note("funding", payment);
        course.because(SETTLED, "funding of " + payment);
        if (payment.isPositive()) {
            split(course, payment);
        }
    }

    /** What is set aside of a payment; nothing of one that is paid. */
    static Decimal forTactical(Decimal payment, FundingParameters parameters) {
        return payment.times(parameters.tacticalFraction())
                .max(Decimal.ZERO)
                .dividedBy(Decimal.ONE, DECIMALS, RoundingMode.DOWN);
    }

    private static void split(FundingCourse course, Decimal payment) {
        Decimal forTactical = forTactical(payment, course.parameters);
        course.cash = course.cash.minus(forTactical);
        course.profitForTactical = course.profitForTactical.plus(forTactical);
        course.note("profitForTactical", forTactical);
        course.note("profitForTacticalTotal", course.profitForTactical);
        course.because(SPLIT, forTactical + " of " + payment + " is for TACTICAL");
    }
}
