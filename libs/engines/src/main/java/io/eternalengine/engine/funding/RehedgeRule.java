package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Side;

/**
 * COLLECTING: legs that differ by more than the wanted fraction of the coins, though by less than a lot, are brought
 * together: coins beyond the short are sold, for coins trade in finer steps; and where the short is larger, a lot of it is
 * bought back. A difference of a whole lot is never left that long: {@link HedgeRule} acts on it at once.
 */
final class RehedgeRule {
    private RehedgeRule() {}

    static void review(FundingStep step, int index) {
        Carry carry = step.carry(index);
        CarryLegs legs = carry.legs();
        if (!carry.isCollecting() || legs.isBusy() || !carry.isTradeable()) {
            return;
        }
        if (!hasDrifted(step, carry)) {
            return;
        }
        Decimal drift = drift(carry);
        if (drift.isPositive()) {
            Decimal quantity = carry.sellable(drift);
            if (quantity.isPositive()) {
                step.note("drift", drift);
                step.order(index, step.asset(index).spot(), Side.SELL, quantity, true, CarryRule.REHEDGE);
            }
        } else {
            Decimal lot = carry.smallestOrder();
            step.note("drift", drift);
            legs.aimAt(legs.shorts().minus(lot).max(Decimal.ZERO));
            step.order(index, step.asset(index).perpetual(), Side.BUY, lot.min(legs.shorts()), true, CarryRule.REHEDGE);
        }
    }

    private static boolean hasDrifted(FundingStep step, Carry carry) {
        return drift(carry)
                .abs()
                .isAbove(carry.legs().coins().times(step.parameters().rehedgeFraction()));
    }

    private static Decimal drift(Carry carry) {
        return carry.legs().coins().minus(carry.legs().shorts());
    }

    /** Whether the next candle may trade. Prices decide only whether an order is large enough, so none of them is bound. */
    static boolean mayTrade(FundingStep step, Carry carry) {
        return carry.isCollecting() && hasDrifted(step, carry);
    }
}
