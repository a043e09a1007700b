package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;

/** Takes a fraction off both legs of an asset, in whole lots, rounded towards the smaller position. */
final class Reduction {
    private Reduction() {}

    static void by(FundingStep step, int index, Decimal fraction) {
        Carry carry = step.carry(index);
        if (!carry.isHeld() || !carry.isTradeable() || !fraction.isPositive()) {
            return;
        }
        Decimal kept = carry.legs().shorts().times(Decimal.ONE.minus(fraction));
        Decimal target = carry.inLots(kept.max(Decimal.ZERO));
        if (target.isBelow(carry.smallestOrder())) {
            step.leave(index, CarryRule.REDUCED_TO_NOTHING, "less than an order would be left");
        } else {
            carry.legs().aimAt(target);
        }
    }
}
