package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;

/**
 * What the engine wants of one asset.
 *
 * @param shareOfTotal of the portfolio's total capital, to be bought in the daily parts
 * @param weight of the engine's holdings, cash left aside
 * @param minWeight lower band of the weight: below it a rebalancing is due, however large a drift is allowed
 * @param maxWeight upper band of the weight, likewise
 */
public record AssetTarget(
        InstrumentId instrument,
        String asset,
        Decimal shareOfTotal,
        Decimal weight,
        Decimal minWeight,
        Decimal maxWeight) {
    public AssetTarget {
        Require.text("asset", asset);
        Require.fraction("shareOfTotal", shareOfTotal);
        Require.positive("shareOfTotal", shareOfTotal);
        Require.fraction("weight", weight);
        Require.fraction("minWeight", minWeight);
        Require.fraction("maxWeight", maxWeight);
        Require.check(
                minWeight.isAtMost(weight) && weight.isAtMost(maxWeight),
                "weight",
                weight,
                "must lie within its band " + minWeight + " to " + maxWeight,
                weight);
    }

    /** The same of another instrument. */
    public AssetTarget with(InstrumentId traded) {
        return new AssetTarget(traded, asset, shareOfTotal, weight, minWeight, maxWeight);
    }
}
