package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * How large a TREND position may be. The smallest of the limits counts; the scales of risk and of correlation are taken
 * off after that.
 *
 * @param riskPerTradeFraction of the account's equity that is lost when the stop is hit
 * @param atrPeriod bars of the average true range
 * @param stopAtrMultiple average true ranges between entry and stop
 * @param kellyMultiple part of the Kelly fraction that may be risked
 * @param kellyMinTrades closed trades before a win rate counts as known
 * @param kellyFloorFraction of equity that is risked when the record shows no edge: an engine that no longer trades could
 *     never show that its edge is back. 0 stops it for good
 * @param maxAssetFraction of the account's equity in one asset
 * @param maxLeverage value of all positions over the account's equity
 * @param maxOrderOfTotalFraction of the whole portfolio in one order, below the limit of risk, which may value it a candle
 *     earlier
 * @param maxPositionOfTotalFraction of the whole portfolio in one position
 * @param correlationDays daily returns in the correlation of the two assets
 * @param highCorrelation above this, sizes are scaled
 * @param correlatedScale by which
 */
public record SizingParameters(
        Decimal riskPerTradeFraction,
        int atrPeriod,
        Decimal stopAtrMultiple,
        Decimal kellyMultiple,
        int kellyMinTrades,
        Decimal kellyFloorFraction,
        Decimal maxAssetFraction,
        Decimal maxLeverage,
        Decimal maxOrderOfTotalFraction,
        Decimal maxPositionOfTotalFraction,
        int correlationDays,
        Decimal highCorrelation,
        Decimal correlatedScale) {
    private static final Decimal MAX_LEVERAGE_ALLOWED = Decimal.of(3);
    private static final Decimal MAX_POSITION_ALLOWED = Decimal.of("0.25");

    public SizingParameters {
        Require.fraction("riskPerTradeFraction", riskPerTradeFraction);
        Require.positive("atrPeriod", atrPeriod);
        Require.positive("stopAtrMultiple", stopAtrMultiple);
        Require.fraction("kellyMultiple", kellyMultiple);
        Require.positive("kellyMinTrades", kellyMinTrades);
        Require.fraction("kellyFloorFraction", kellyFloorFraction);
        Require.fraction("maxAssetFraction", maxAssetFraction);
        Require.positive("maxLeverage", maxLeverage);
        Require.check(
                maxLeverage.isAtMost(MAX_LEVERAGE_ALLOWED),
                "maxLeverage",
                maxLeverage,
                "must not be above " + MAX_LEVERAGE_ALLOWED,
                maxLeverage);
        Require.fraction("maxOrderOfTotalFraction", maxOrderOfTotalFraction);
        Require.notNegative("maxPositionOfTotalFraction", maxPositionOfTotalFraction);
        Require.check(
                maxPositionOfTotalFraction.isAtMost(MAX_POSITION_ALLOWED),
                "maxPositionOfTotalFraction",
                maxPositionOfTotalFraction,
                "must not be above " + MAX_POSITION_ALLOWED,
                maxPositionOfTotalFraction);
        Require.check(correlationDays >= 2, "correlationDays", correlationDays, "must not be below 2", 0);
        Require.fraction("highCorrelation", highCorrelation);
        Require.fraction("correlatedScale", correlatedScale);
    }

    /** The defaults of the product, for assets of tier 1. */
    public static SizingParameters defaults() {
        return new SizingParameters(
                Decimal.of("0.01"),
                14,
                Decimal.of(2),
                Decimal.of("0.125"),
                30,
                Decimal.of("0.0025"),
                Decimal.of("0.50"),
                Decimal.of(2),
                Decimal.of("0.04"),
                Decimal.of("0.20"),
                30,
                Decimal.of("0.90"),
                Decimal.of("0.50"));
    }
}
