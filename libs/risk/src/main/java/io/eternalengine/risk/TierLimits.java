package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * What may be risked in one class of assets, by how well they trade.
 *
 * @param maxOrderFraction of equity in one order that opens
 * @param maxPositionFraction of equity in one asset
 * @param maxSlippage expected of one order, as a fraction of its price
 */
public record TierLimits(Decimal maxOrderFraction, Decimal maxPositionFraction, Decimal maxSlippage) {
    private static final Decimal MAX_POSITION_ALLOWED = Decimal.of("0.25");

    public TierLimits {
        Require.fraction("maxOrderFraction", maxOrderFraction);
        Require.fraction("maxSlippage", maxSlippage);
        Require.check(
                maxPositionFraction.isPositive() && maxPositionFraction.isAtMost(MAX_POSITION_ALLOWED),
                "maxPositionFraction",
                maxPositionFraction,
                "must be above 0 and not above " + MAX_POSITION_ALLOWED,
                maxPositionFraction);
    }
}
