package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Side;

/**
 * COLLECTING: legs that differ by more than the wanted fraction of the coins, though by less than a lot, are brought
 * together: coins beyond the short are sold, for coins trade in finer steps; and where the short is larger, a lot of it is
 * bought back. A difference of a whole lot is never left that long: {@link HedgeRule} acts on it at once.
 */
final class RehedgeRule {
    private RehedgeRule() {}

    static void review(FundingCourse course, int index) {
        Carry carry = course.carry(index);
        CarryLegs legs = carry.legs();
        if (carry.phase() != CarryPhase.COLLECTING || legs.isBusy() || !carry.isTradeable()) {
            return;
        }
        if (!hasDrifted(carry, course.parameters)) {
            return;
        }
        Decimal drift = drift(carry);
        if (drift.isPositive()) {
            Decimal quantity = carry.sellable(drift);
            if (quantity.isPositive()) {
                course.note("drift", drift);
                course.order(index, course.asset(index).spot(), Side.SELL, quantity, true, "rehedge");
            }
        } else {
            Decimal lot = carry.smallestOrder();
            course.note("drift", drift);
            course.put(
                    index,
                    carry.withLegs(legs.withTarget(legs.shorts().minus(lot).max(Decimal.ZERO))));
            course.order(index, course.asset(index).perpetual(), Side.BUY, lot.min(legs.shorts()), true, "rehedge");
        }
    }

    static boolean hasDrifted(Carry carry, FundingParameters parameters) {
        return drift(carry).abs().isAbove(carry.legs().coins().times(parameters.rehedgeFraction()));
    }

    private static Decimal drift(Carry carry) {
        return carry.legs().coins().minus(carry.legs().shorts());
    }
}
