package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;

/**
 * Keeps the legs of one asset equal, on every input. Coins that were received are sold short in whole lots at once; a hedge
 * that fails is tried again, and when it keeps failing, may not be opened, or the leg time-out has passed, the coins are
 * sold instead, and an opening order that is still under way is waited for no longer: should it fill after all, that is
 * closed too. What is beyond the target is closed on both legs: closing is never held back and never given up.
 */
final class HedgeRule {
    private HedgeRule() {}

    static void review(FundingStep step, int index) {
        if (decidesNothing(step.carry(index))) {
            return;
        }
        abandonLateOpenings(step, index);
        unwindWhatCannotBeHedged(step, index);
        movePerpetual(step, index);
        sellSurplus(step, index);
        HedgePhases.review(step, index);
        watchBalance(step.carry(index), step.nowMs());
    }

    /** Whether the legs ask for nothing, whatever the input was. */
    private static boolean decidesNothing(Carry carry) {
        return carry.isMonitoring() || !carry.isTradeable() || isAtRest(carry);
    }

    /** Whether the legs ask for nothing at whatever price and time, until an input comes that is no candle. */
    static boolean rests(Carry carry) {
        return carry.isMonitoring() || (carry.isTradeable() && isAtRest(carry));
    }

    /**
     * Whether all that follows would find nothing to do: no order is under way, and coins, target and short differ by less
     * than a lot, which is less than the smallest order. So it is on nearly every input, and nothing is divided to see it.
     */
    private static boolean isAtRest(Carry carry) {
        CarryLegs legs = carry.legs();
        if (!carry.isCollecting() || legs.isBusy() || legs.unbalancedSinceMs() >= 0) {
            return false;
        }
        Decimal lot = carry.perpetual().quantityStep();
        Decimal shorts = legs.shorts();
        return shorts.equals(legs.target())
                && shorts.isAtLeast(lot)
                && legs.coins().isAtLeast(shorts)
                && legs.coins().isBelow(shorts.plus(lot));
    }

    /** Whether the legs ask for something that the next input may bring, were it only the time. */
    static boolean waitsForTime(Carry carry) {
        return !decidesNothing(carry);
    }

    /** How much more shall be short: positive to open, negative to close. */
    private static Decimal gap(Carry carry) {
        CarryLegs legs = carry.legs();
        Decimal wanted = carry.inLots(legs.coins().min(legs.target()).max(Decimal.ZERO));
        return wanted.minus(legs.shorts());
    }

    private static void abandonLateOpenings(FundingStep step, int index) {
        CarryLegs legs = step.carry(index).legs();
        if (legs.isBusy() && timedOut(step, legs)) {
            legs.spotLeg().dropOpening();
            legs.perpetualLeg().dropOpening();
        }
    }

    private static boolean timedOut(FundingStep step, CarryLegs legs) {
        return legs.unbalancedSinceMs() >= 0
                && step.nowMs() - legs.unbalancedSinceMs()
                        >= step.parameters().legTimeout().toMillis();
    }

    private static void unwindWhatCannotBeHedged(FundingStep step, int index) {
        Carry carry = step.carry(index);
        if (gap(carry).isBelow(carry.smallestOrder())) {
            return;
        }
        String why = whyNotHedged(step, index, carry.legs());
        if (!why.isEmpty()) {
            carry.legs().aimAt(carry.legs().shorts().max(Decimal.ZERO));
            carry.legs().perpetualLeg().giveUp(step.nowMs());
            step.because(CarryRule.LEG_UNWOUND, step.asset(index).coin() + ": " + why);
        }
    }

    private static String whyNotHedged(FundingStep step, int index, CarryLegs legs) {
        if (timedOut(step, legs)) {
            return "the legs differed for " + (step.nowMs() - legs.unbalancedSinceMs()) + " ms";
        }
        if (legs.perpetualLeg().isBusy()) {
            return "";
        }
        if (legs.perpetualLeg().failures() >= step.parameters().legTries()) {
            return "the short failed " + legs.perpetualLeg().failures() + " times";
        }
        return step.heldBack(index).orElse("");
    }

    private static void movePerpetual(FundingStep step, int index) {
        Carry carry = step.carry(index);
        CarryLegs legs = carry.legs();
        if (legs.perpetualLeg().isBusy()) {
            return;
        }
        Decimal gap = gap(carry);
        Decimal quantity = gap.abs().min(carry.inLots(carry.perpetual().maxMarketQuantity()));
        if (quantity.isBelow(carry.smallestOrder())) {
            return;
        }
        if (gap.isPositive() && legs.shorts().isNegative()) {
            closeLong(step, index, quantity);
        } else if (gap.isPositive()) {
            step.order(index, step.asset(index).perpetual(), Side.SELL, quantity, false, CarryRule.HEDGE);
        } else if (mayTryAgain(step, legs.perpetualLeg())) {
            step.order(index, step.asset(index).perpetual(), Side.BUY, quantity, true, CarryRule.CLOSE_SHORT);
        }
    }

    /** Nobody wants a long perpetual; if there is one, selling it opens nothing and is waited for as a close is. */
    private static void closeLong(FundingStep step, int index, Decimal quantity) {
        CarryLegs legs = step.carry(index).legs();
        if (mayTryAgain(step, legs.perpetualLeg())) {
            Decimal held = legs.shorts().negated();
            step.order(index, step.asset(index).perpetual(), Side.SELL, quantity.min(held), true, CarryRule.CLOSE_LONG);
        }
    }

    private static void sellSurplus(FundingStep step, int index) {
        Carry carry = step.carry(index);
        Leg leg = carry.legs().spotLeg();
        if (leg.isBusy() || !mayTryAgain(step, leg)) {
            return;
        }
        Decimal quantity = surplusToSell(carry);
        if (quantity.isPositive()) {
            step.order(index, step.asset(index).spot(), Side.SELL, quantity, true, CarryRule.SELL_COINS);
        }
    }

    /** How many coins there are beyond those that there shall be; 0 when they are too few for an order. */
    private static Decimal surplusToSell(Carry carry) {
        Decimal target = carry.legs().target();
        Decimal surplus = carry.legs().coins().minus(target);
        boolean due = target.isZero() || surplus.isAtLeast(carry.smallestOrder());
        return due && surplus.isPositive() ? carry.sellable(surplus) : Decimal.ZERO;
    }

    /** The first tries follow each other at once; what still fails is tried once in a while, for ever. */
    private static boolean mayTryAgain(FundingStep step, Leg leg) {
        return leg.failures() < step.parameters().legTries()
                || step.nowMs() - leg.lastFailureMs()
                        >= step.parameters().retryDelay().toMillis();
    }

    private static void watchBalance(Carry carry, long nowMs) {
        if (isBalanced(carry)) {
            carry.legs().balance();
        } else {
            carry.legs().unbalance(nowMs);
        }
    }

    static boolean isBalanced(Carry carry) {
        return carry.imbalance().abs().isBelow(carry.smallestOrder());
    }
}
