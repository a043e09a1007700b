package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Require;

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
