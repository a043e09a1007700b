package io.eternalengine.engine.funding;

/** Moves an asset on once its legs are at rest. */
final class HedgePhases {
    private HedgePhases() {}

    static void review(FundingStep step, int index) {
        Carry carry = step.carry(index);
        if (carry.legs().isBusy()) {
            return;
        }
        switch (carry.phase()) {
            case CarryPhase.Monitoring ignored -> {}
            case CarryPhase.Entering ignored -> settle(step, index, carry);
            case CarryPhase.Collecting ignored -> settle(step, index, carry);
            case CarryPhase.Exiting ignored -> endWhenClosed(step, index, carry);
        }
    }

    /** An entry that came to rest collects with what it got; with nothing hedged there is nothing to collect. */
    private static void settle(FundingStep step, int index, Carry carry) {
        if (!isHedged(carry)) {
            step.leave(index, CarryRule.NOTHING_HEDGED, "no short stands against the coins");
            HedgeRule.review(step, index);
        } else if (carry.isEntering() && HedgeRule.isBalanced(carry)) {
            carry.collect();
            step.because(
                    CarryRule.ENTERED,
                    step.asset(index).coin() + ": " + carry.legs().shorts() + " short against coins");
        }
    }

    private static boolean isHedged(Carry carry) {
        return carry.legs().shorts().isAtLeast(carry.perpetual().quantityStep());
    }

    private static void endWhenClosed(FundingStep step, int index, Carry carry) {
        if (isClosed(carry)) {
            carry.close();
            step.because(CarryRule.LEFT, step.asset(index).coin() + ": both legs are closed");
        }
    }

    private static boolean isClosed(Carry carry) {
        CarryLegs legs = carry.legs();
        boolean coinsClosed = carry.sellable(legs.coins()).isZero();
        boolean shortsClosed = legs.shorts().abs().isBelow(carry.smallestOrder());
        return coinsClosed && shortsClosed;
    }
}
