package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Side;

/**
 * Keeps the legs of one asset equal, on every input. Coins that were received are sold short in whole lots at once; a hedge
 * that fails is tried again, and when it keeps failing, may not be opened, or the leg time-out has passed, the coins are
 * sold instead, and an opening order that is still under way is waited for no longer: should it fill after all, that is
 * closed too. What is beyond the target is closed on both legs: closing is never held back and never given up.
 */
final class HedgeRule {
    private HedgeRule() {}

    static void review(FundingCourse course, int index) {
        if (isQuiet(course.carry(index))) {
            return;
        }
        abandonLateOpenings(course, index);
        unwindWhatCannotBeHedged(course, index);
        movePerpetual(course, index);
        sellSurplus(course, index);
        HedgePhases.review(course, index);
        watchBalance(course, index);
    }

    /** Whether the legs ask for nothing, whatever the input was. */
    static boolean isQuiet(Carry carry) {
        return carry.phase() == CarryPhase.MONITORING || !carry.isTradeable() || isAtRest(carry);
    }

    /**
     * Whether all that follows would find nothing to do: no order is under way, and coins, target and short differ by less
     * than a lot, which is less than the smallest order. So it is on nearly every input, and nothing is divided to see it.
     */
    private static boolean isAtRest(Carry carry) {
        CarryLegs legs = carry.legs();
        if (carry.phase() != CarryPhase.COLLECTING || legs.isBusy() || legs.unbalancedSinceMs() >= 0) {
            return false;
        }
        Decimal lot = carry.perpetual().quantityStep();
        Decimal shorts = legs.shorts();
        return shorts.equals(legs.target())
                && shorts.isAtLeast(lot)
                && legs.coins().isAtLeast(shorts)
                && legs.coins().isBelow(shorts.plus(lot));
    }

    /** How much more shall be short: positive to open, negative to close. */
    static Decimal gap(Carry carry) {
        CarryLegs legs = carry.legs();
        Decimal wanted = carry.inLots(legs.coins().min(legs.target()).max(Decimal.ZERO));
        return wanted.minus(legs.shorts());
    }

    private static void abandonLateOpenings(FundingCourse course, int index) {
        CarryLegs legs = course.carry(index).legs();
        if (legs.isBusy() && timedOut(course, legs)) {
            Carry carry = course.carry(index);
            course.put(
                    index,
                    carry.withLegs(legs.withLegs(
                            legs.spotLeg().withoutOpening(), legs.perpetualLeg().withoutOpening())));
        }
    }

    private static boolean timedOut(FundingCourse course, CarryLegs legs) {
        return legs.unbalancedSinceMs() >= 0
                && course.nowMs - legs.unbalancedSinceMs()
                        >= course.parameters.legTimeout().toMillis();
    }

    private static void unwindWhatCannotBeHedged(FundingCourse course, int index) {
        Carry carry = course.carry(index);
        if (gap(carry).isBelow(carry.smallestOrder())) {
            return;
        }
        String why = whyNotHedged(course, index, carry);
        if (!why.isEmpty()) {
            course.put(
                    index,
                    carry.withLegs(carry.legs().withTarget(carry.legs().shorts().max(Decimal.ZERO))));
            course.because("leg-unwound", course.asset(index).coin() + ": " + why);
        }
    }

    private static String whyNotHedged(FundingCourse course, int index, Carry carry) {
        CarryLegs legs = carry.legs();
        if (timedOut(course, legs)) {
            return "the legs differed for " + (course.nowMs - legs.unbalancedSinceMs()) + " ms";
        }
        if (legs.perpetualLeg().isBusy()) {
            return "";
        }
        if (legs.perpetualLeg().failures() >= course.parameters.legTries()) {
            return "the short failed " + legs.perpetualLeg().failures() + " times";
        }
        return course.heldBack(course.asset(index)).orElse("");
    }

    private static void movePerpetual(FundingCourse course, int index) {
        Carry carry = course.carry(index);
        if (carry.legs().perpetualLeg().isBusy()) {
            return;
        }
        Decimal gap = gap(carry);
        Decimal quantity = gap.abs().min(carry.inLots(carry.perpetual().maxMarketQuantity()));
        if (quantity.isBelow(carry.smallestOrder())) {
            return;
        }
        if (gap.isPositive() && carry.legs().shorts().isNegative()) {
            closeLong(course, index, quantity);
        } else if (gap.isPositive()) {
            course.order(index, course.asset(index).perpetual(), Side.SELL, quantity, false, "hedge");
        } else if (mayTryAgain(course, carry.legs().perpetualLeg())) {
            course.order(index, course.asset(index).perpetual(), Side.BUY, quantity, true, "close-short");
        }
    }

    /** Nobody wants a long perpetual; if there is one, selling it opens nothing and is waited for as a close is. */
    private static void closeLong(FundingCourse course, int index, Decimal quantity) {
        CarryLegs legs = course.carry(index).legs();
        if (mayTryAgain(course, legs.perpetualLeg())) {
            Decimal held = legs.shorts().negated();
            course.order(index, course.asset(index).perpetual(), Side.SELL, quantity.min(held), true, "close-long");
        }
    }

    private static void sellSurplus(FundingCourse course, int index) {
        Carry carry = course.carry(index);
        Leg leg = carry.legs().spotLeg();
        if (leg.isBusy() || !mayTryAgain(course, leg)) {
            return;
        }
        Decimal quantity = surplusToSell(carry, carry.smallestOrder());
        if (quantity.isPositive()) {
            course.order(index, course.asset(index).spot(), Side.SELL, quantity, true, "sell-coins");
        }
    }

    /** How many coins there are beyond those that there shall be; 0 when they are too few for an order. */
    static Decimal surplusToSell(Carry carry, Decimal smallestOrder) {
        Decimal surplus = carry.legs().coins().minus(carry.legs().target());
        boolean due = carry.legs().target().isZero() || surplus.isAtLeast(smallestOrder);
        return due && surplus.isPositive() ? carry.sellable(surplus) : Decimal.ZERO;
    }

    /** The first tries follow each other at once; what still fails is tried once in a while, for ever. */
    private static boolean mayTryAgain(FundingCourse course, Leg leg) {
        return leg.failures() < course.parameters.legTries()
                || course.nowMs - leg.lastFailureMs()
                        >= course.parameters.retryDelay().toMillis();
    }

    private static void watchBalance(FundingCourse course, int index) {
        Carry carry = course.carry(index);
        CarryLegs legs = watched(carry, course.nowMs);
        if (legs.unbalancedSinceMs() != carry.legs().unbalancedSinceMs()) {
            course.put(index, carry.withLegs(legs));
        }
    }

    /** The legs, and since when they differ. */
    static CarryLegs watched(Carry carry, long nowMs) {
        long since = carry.legs().unbalancedSinceMs();
        boolean balanced = isBalanced(carry, carry.smallestOrder());
        return carry.legs().unbalancedSince(balanced ? -1 : since < 0 ? nowMs : since);
    }

    static boolean isBalanced(Carry carry, Decimal smallestOrder) {
        return carry.imbalance().abs().isBelow(smallestOrder);
    }
}
