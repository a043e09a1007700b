package io.eternalengine.domain.execution;

import io.eternalengine.domain.model.Decimal;
import java.math.RoundingMode;

/**
 * How much of an order goes next. The slices of an order are as equal as steps allow, and as few as the bound allows. What is sent next
 * follows from what is left alone, so an order goes on after a restart, or at another bound, as if nothing had been.
 */
public final class Slice {
    private Slice() {}

    /**
     * The next slice; zero when what is left is too small for an order. All in one unit, the base or the quote asset.
     *
     * <p>A bound below the smallest order counts as the smallest order. A rest that would be too small for an order of its own goes with the
     * slice before it, which is then larger than the bound by less than the smallest order.
     *
     * @param left of the order
     * @param most that a slice may be
     * @param smallest that the exchange takes
     * @param step of what is ordered
     */
    public static Decimal next(Decimal left, Decimal most, Decimal smallest, Decimal step) {
        Decimal whole = left.floorToStep(step);
        Decimal least = smallest.ceilToStep(step).max(step);
        if (whole.isBelow(least)) {
            return Decimal.ZERO;
        }
        Decimal bound = most.floorToStep(step).max(least);
        if (whole.isAtMost(bound)) {
            return whole;
        }
        Decimal slices = whole.dividedBy(bound, 0, RoundingMode.CEILING);
        Decimal slice =
                whole.dividedBy(slices, 18, RoundingMode.DOWN).floorToStep(step).max(least);
        return whole.minus(slice).isBelow(least) ? withTheRest(whole, bound, least) : slice;
    }

    /** Less than two of the smallest orders are left, and more than one slice may be. */
    private static Decimal withTheRest(Decimal whole, Decimal bound, Decimal least) {
        Decimal shorter = whole.minus(least);
        return shorter.isAtLeast(least) && shorter.isAtMost(bound) ? shorter : whole;
    }
}
