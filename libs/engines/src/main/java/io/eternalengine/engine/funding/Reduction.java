package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;

/** Takes a fraction off both legs of an asset, in whole lots, rounded towards the smaller position. */
final class Reduction {
    private Reduction() {}

    static void by(FundingStep step, int index, Decimal fraction) {
        Carry carry = step.carry(index);
        if (!isPossible(carry, fraction)) {
            return;
        }
        Decimal target = left(carry, fraction);
        if (target.isBelow(carry.smallestOrder())) {
            step.leave(index, CarryRule.REDUCED_TO_NOTHING, "less than an order would be left");
        } else {
            carry.legs().aimAt(target);
        }
    }

    /** Whether a reduction would leave less of an asset than is aimed at. */
    static boolean lowers(Carry carry, Decimal fraction) {
        return isPossible(carry, fraction)
                && left(carry, fraction).isBelow(carry.legs().target());
    }

    private static boolean isPossible(Carry carry, Decimal fraction) {
        return carry.isHeld() && carry.isTradeable() && fraction.isPositive();
    }

    private static Decimal left(Carry carry, Decimal fraction) {
        Decimal kept = carry.legs().shorts().times(Decimal.ONE.minus(fraction));
        return carry.inLots(kept.max(Decimal.ZERO));
    }
}
