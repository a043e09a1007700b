package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import java.math.RoundingMode;

/** The part of a cost that leaves with a part of a quantity. */
final class CostShare {
    /** Finer than any amount of the exchange; the rest stays by subtraction, and rounded down it is never below 0. */
    private static final int DECIMALS = 18;

    private CostShare() {}

    static Decimal of(Decimal cost, Decimal part, Decimal whole) {
        return part.equals(whole) ? cost : cost.times(part).dividedBy(whole, DECIMALS, RoundingMode.DOWN);
    }
}
