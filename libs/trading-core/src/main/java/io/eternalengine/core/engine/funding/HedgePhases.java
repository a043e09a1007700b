package io.eternalengine.core.engine.funding;

/** Moves an asset on once its legs are at rest. */
final class HedgePhases {
    static final String ENTERED = "entered";
    static final String LEFT = "left";

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
        if (!isHedged(carry)) {
            course.leave(index, "nothing-hedged", "no short stands against the coins");
            HedgeRule.review(course, index);
        } else if (isEntered(carry)) {
            course.put(index, collecting(carry));
            course.because(
                    ENTERED, course.asset(index).coin() + ": " + carry.legs().shorts() + " short against coins");
        }
    }

    private static boolean isHedged(Carry carry) {
        return carry.legs().shorts().isAtLeast(carry.perpetual().quantityStep());
    }

    private static boolean isEntered(Carry carry) {
        return carry.phase() == CarryPhase.ENTERING && HedgeRule.isBalanced(carry, carry.smallestOrder());
    }

    private static Carry collecting(Carry carry) {
        return carry.entered(CarryPhase.COLLECTING)
                .withLegs(carry.legs().withTarget(carry.legs().shorts()));
    }

    private static void endWhenClosed(FundingCourse course, int index, Carry carry) {
        if (isClosed(carry)) {
            course.put(index, monitoring(carry));
            course.because(LEFT, course.asset(index).coin() + ": both legs are closed");
        }
    }

    private static boolean isClosed(Carry carry) {
        CarryLegs legs = carry.legs();
        boolean coinsClosed = carry.sellable(legs.coins()).isZero();
        boolean shortsClosed = legs.shorts().abs().isBelow(carry.smallestOrder());
        return coinsClosed && shortsClosed;
    }

    private static Carry monitoring(Carry carry) {
        return carry.entered(CarryPhase.MONITORING).withLegs(carry.legs().withLegs(Leg.IDLE, Leg.IDLE));
    }

    /** The asset where it goes on to once its legs are at rest, for the fast path; where it stands, when it does not go on. */
    static Carry movedOn(Carry carry) {
        if (carry.legs().isBusy()) {
            return carry;
        }
        return switch (carry.phase()) {
            case MONITORING, COLLECTING -> carry;
            case ENTERING -> isHedged(carry) && isEntered(carry) ? collecting(carry) : carry;
            case EXITING -> isClosed(carry) ? monitoring(carry) : carry;
        };
    }
}
