package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * How much the levels of the circuit breaker order.
 *
 * @param cautionSize multiplier of new positions of TREND and FUNDING on level 1
 * @param warningSize the same on level 2
 * @param stopDistanceMultiple of the distance of their stops on both levels
 * @param warningCoreReduction fraction of CORE-HODL that is sold on level 2
 * @param alertCoreReduction the same on level 3
 */
public record BreakerOrders(
        Decimal cautionSize,
        Decimal warningSize,
        Decimal stopDistanceMultiple,
        Decimal warningCoreReduction,
        Decimal alertCoreReduction) {
    public BreakerOrders {
        Require.fraction("cautionSize", cautionSize);
        Require.fraction("warningSize", warningSize);
        Require.check(
                warningSize.isAtMost(cautionSize),
                "warningSize",
                warningSize,
                "must not be above cautionSize " + cautionSize,
                warningSize);
        Require.positive("stopDistanceMultiple", stopDistanceMultiple);
        Require.fraction("warningCoreReduction", warningCoreReduction);
        Require.fraction("alertCoreReduction", alertCoreReduction);
    }

    /** The defaults of the product. */
    public static BreakerOrders defaults() {
        return new BreakerOrders(
                Decimal.of("0.75"), Decimal.of("0.50"), Decimal.of("1.5"), Decimal.of("0.10"), Decimal.of("0.50"));
    }
}
