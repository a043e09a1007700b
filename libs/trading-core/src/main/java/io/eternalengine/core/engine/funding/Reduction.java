package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;

/** Takes a fraction off both legs of an asset, in whole lots, rounded towards the smaller position. */
final class Reduction {
    private Reduction() {}

    static void by(FundingCourse course, int index, Decimal fraction) {
        Carry carry = course.carry(index);
        boolean holds = carry.phase() == CarryPhase.COLLECTING || carry.phase() == CarryPhase.ENTERING;
        if (!holds || !carry.isTradeable() || !fraction.isPositive()) {
            return;
        }
        Decimal kept = carry.legs().shorts().times(Decimal.ONE.minus(fraction));
        Decimal target = carry.inLots(kept.max(Decimal.ZERO));
        if (target.isBelow(carry.smallestOrder())) {
            course.leave(index, "reduced-to-nothing", "less than an order would be left");
        } else {
            course.put(index, carry.withLegs(carry.legs().withTarget(target)));
        }
    }
}
