package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;

/** Until when the legs of an asset ask for nothing while its prices stay: what {@link HedgeRule} would do, without doing it. */
final class QuietLegs {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private QuietLegs() {}

    /** The first moment at which something may be due; 0 when it is due already. */
    static long untilMs(Carry carry, FundingParameters parameters) {
        if (HedgeRule.isQuiet(carry)) {
            return FOR_EVER;
        }
        if (!wait(carry)) {
            return 0;
        }
        long sinceMs = carry.legs().unbalancedSinceMs();
        return sinceMs < 0 ? FOR_EVER : sinceMs + parameters.legTimeout().toMillis();
    }

    /** Whether orders are under way, and nothing beyond them is wanted. */
    private static boolean wait(Carry carry) {
        return carry.legs().isBusy() && askForNothing(carry);
    }

    /** Whether there is nothing to be ordered for either leg now. */
    static boolean askForNothing(Carry carry) {
        CarryLegs legs = carry.legs();
        Decimal smallest = carry.smallestOrder();
        return (legs.perpetualLeg().isBusy() || HedgeRule.gap(carry).abs().isBelow(smallest))
                && (legs.spotLeg().isBusy()
                        || HedgeRule.surplusToSell(carry, smallest).isZero());
    }
}
