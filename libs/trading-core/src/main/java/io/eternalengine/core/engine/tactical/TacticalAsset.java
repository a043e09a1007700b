package io.eternalengine.core.engine.tactical;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Require;

/** A coin that is bought, with its share of each deployment. */
public record TacticalAsset(String coin, InstrumentId spot, Decimal share) {
    public TacticalAsset {
        Require.text("coin", coin);
        Require.fraction("share", share);
        Require.positive("share", share);
    }
}
