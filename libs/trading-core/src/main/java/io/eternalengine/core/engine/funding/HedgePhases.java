package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;

/** Moves an asset on once its legs are at rest. */
final class HedgePhases {
    private HedgePhases() {}

    static void review(FundingCourse course, int index) {
        Carry carry = course.carry(index);
        if (carry.legs().isBusy()) {
            return;
        }
        switch (carry.phase()) {
            case MONITORING -> {}
            case ENTERING, COLLECTING -> settle(course, index, carry);
            case EXITING -> endWhenClosed(course, index, carry);
        }
    }

    /** An entry that came to rest collects with what it got; with nothing hedged there is nothing to collect. */
    private static void settle(FundingCourse course, int index, Carry carry) {
        Decimal shorts = carry.legs().shorts();
        if (shorts.isBelow(carry.perpetual().quantityStep())) {
            course.leave(index, "nothing-hedged", "no short stands against the coins");
            HedgeRule.review(course, index);
        } else if (carry.phase() == CarryPhase.ENTERING
                && carry.imbalance().abs().isBelow(carry.smallestOrder())) {
            course.put(
                    index,
                    carry.entered(CarryPhase.COLLECTING).withLegs(carry.legs().withTarget(shorts)));
            course.because("entered", course.asset(index).coin() + ": " + shorts + " short against coins");
        }
    }

    private static void endWhenClosed(FundingCourse course, int index, Carry carry) {
        CarryLegs legs = carry.legs();
        boolean coinsClosed = carry.sellable(legs.coins()).isZero();
        boolean shortsClosed = legs.shorts().abs().isBelow(carry.smallestOrder());
        if (coinsClosed && shortsClosed) {
            course.put(index, carry.entered(CarryPhase.MONITORING).withLegs(legs.withLegs(Leg.IDLE, Leg.IDLE)));
            course.because("left", course.asset(index).coin() + ": both legs are closed");
        }
    }
}
