package io.eternalengine.backtester.venue;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.LowestFeeTier;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Require;

/**
 * What trading costs.
 *
 * @param halfSpreadBps half the distance between bid and ask, in hundredths of a percent of the price
 * @param impactCoefficient times daily volatility times √(order / daily volume) is how far an order moves its price; see {@link
 *     MarketImpact}
 * @param spotFeeFraction of value, maker and taker
 * @param linearMakerFeeFraction of value
 * @param linearTakerFeeFraction of value
 * @param initialMarginFraction of the value of perpetuals, which must be there to open more
 * @param maintenanceMarginFraction of the value of perpetuals, below which margin must not fall
 */
public record FillAssumptions(
        Decimal halfSpreadBps,
        Decimal impactCoefficient,
        Decimal spotFeeFraction,
        Decimal linearMakerFeeFraction,
        Decimal linearTakerFeeFraction,
        Decimal initialMarginFraction,
        Decimal maintenanceMarginFraction) {
    public FillAssumptions {
        Require.notNegative("halfSpreadBps", halfSpreadBps);
        Require.notNegative("impactCoefficient", impactCoefficient);
        Require.fraction("spotFeeFraction", spotFeeFraction);
        Require.fraction("linearMakerFeeFraction", linearMakerFeeFraction);
        Require.fraction("linearTakerFeeFraction", linearTakerFeeFraction);
        Require.fraction("initialMarginFraction", initialMarginFraction);
        Require.fraction("maintenanceMarginFraction", maintenanceMarginFraction);
    }

    /** Bybit's lowest fee tier, half a spread of 1 bp, impact by the square-root law with a coefficient of
     * 1, leverage 10 at the exchange. */
    public static FillAssumptions defaults() {
        return new FillAssumptions(
                Decimal.ONE,
                Decimal.ONE,
                LowestFeeTier.SPOT,
                LowestFeeTier.LINEAR_MAKER,
                LowestFeeTier.LINEAR_TAKER,
                Decimal.of("0.10"),
                Decimal.of("0.005"));
    }

    Decimal takerFee(InstrumentId instrument) {
        return instrument.category() == MarketCategory.SPOT ? spotFeeFraction : linearTakerFeeFraction;
    }

    Decimal makerFee(InstrumentId instrument) {
        return instrument.category() == MarketCategory.SPOT ? spotFeeFraction : linearMakerFeeFraction;
    }
}
