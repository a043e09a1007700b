package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.model.Require;

/**
 * A perpetual that the engine follows.
 *
 * @param share of the account's equity that may stand in it
 */
public record TrendAsset(InstrumentId instrument, Decimal share) {
    public TrendAsset {
        Require.check(
                instrument.category() == MarketCategory.LINEAR,
                "instrument",
                instrument.symbol(),
                "must be a perpetual",
                instrument);
        Require.positive("share", share);
        Require.fraction("share", share);
    }
}
