package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.FundingSettlement;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.List;

/**
 * MONITORING → ENTERING: when every condition holds on a closed candle, the coins are bought; what is received is hedged as
 * it comes. As much is bought as leaves whole lots after the fee that is paid in the coin.
 */
final class EntryRule {
    static final String HELD_BACK = "held-back";

    private static final int DECIMALS = 18;

    /** A condition, and whether it holds. */
    record Condition(String rule, Test test) {}

    @FunctionalInterface
    interface Test {
        boolean holds(FundingCourse course, Carry carry);
    }

    /** All must hold; the first that does not is named. */
    static final List<Condition> CONDITIONS = List.of(
            new Condition("settlements-not-positive", EntryRule::settlementsPositiveForLong),
            new Condition("rate-below-threshold", EntryRule::expectedRateHighEnough),
            new Condition("negative-streak", EntryRule::noNegativeStreak),
            new Condition("basis-too-wide", EntryRule::basisNarrowEnough));

    private EntryRule() {}

    static void review(FundingCourse course, int index) {
        Carry carry = course.carry(index);
        if (carry.phase() != CarryPhase.MONITORING
                || course.capital == null
                || !carry.isTradeable()
                || !carry.prices().areOfOneTime()) {
            return;
        }
        for (Condition condition : CONDITIONS) {
            if (!condition.test().holds(course, carry)) {
                return;
            }
        }
        var heldBack = course.heldBack(course.asset(index));
        if (heldBack.isPresent()) {
            course.because(HELD_BACK, course.asset(index).coin() + ": " + heldBack.get());
            return;
        }
        enter(course, index, carry);
    }

    private static void enter(FundingCourse course, int index, Carry carry) {
        Decimal lots = EntrySize.inLots(course, index);
        Decimal missing = lots.minus(carry.legs().coins());
        if (lots.isBelow(carry.smallestOrder()) || !missing.isPositive()) {
            return;
        }
        Decimal kept = Decimal.ONE.minus(course.parameters.takerFeeFraction());
        Decimal quantity = missing.dividedBy(kept, DECIMALS, RoundingMode.UP)
                .ceilToStep(carry.spot().quantityStep());
        if (quantity.isAbove(carry.spot().maxMarketQuantity())
                || carry.spot()
                        .isTooSmall(quantity, quantity.times(carry.prices().spotClose()))) {
            return;
        }
        course.put(
                index,
                carry.entered(CarryPhase.ENTERING)
                        .withEntryAt(course.nowMs)
                        .withLegs(carry.legs().withTarget(lots)));
        course.note("expectedRate", carry.rates().expected());
        course.note("intervalMs", carry.rates().expectedIntervalMs());
        course.note("threshold", threshold(course.parameters, carry.rates()));
        course.note("basis", carry.prices().basis());
        course.order(index, course.asset(index).spot(), Side.BUY, quantity, false, "entry");
    }

    private static boolean noNegativeStreak(FundingCourse course, Carry carry) {
        for (Carry other : course.carries()) {
            if (other.rates().isNegativeFor(course.parameters.negativeToCloseAll())) {
                return false;
            }
        }
        return true;
    }

    private static boolean settlementsPositiveForLong(FundingCourse course, Carry carry) {
        return carry.rates().isPositiveFor(course.parameters.positiveToEnter());
    }

    private static boolean expectedRateHighEnough(FundingCourse course, Carry carry) {
        return isHighEnough(carry.rates(), course.parameters);
    }

    static boolean isHighEnough(CarryRates rates, FundingParameters parameters) {
        return parameters.rateComparison().holds(rates.expected(), threshold(parameters, rates));
    }

    private static boolean basisNarrowEnough(FundingCourse course, Carry carry) {
        return !carry.prices().basisExceeds(course.parameters.maxEntryBasis());
    }

    /** The threshold for the real interval. */
    static Decimal threshold(FundingParameters parameters, CarryRates rates) {
        return FundingSettlement.scaled(parameters.minRatePer8h(), rates.expectedIntervalMs());
    }
}
