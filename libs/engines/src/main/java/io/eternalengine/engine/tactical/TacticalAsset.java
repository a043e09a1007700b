package io.eternalengine.engine.tactical;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;

/** A coin that is bought, with its share of each deployment. */
public record TacticalAsset(String coin, InstrumentId spot, Decimal share) {
    public TacticalAsset {
        Require.text("coin", coin);
        Require.fraction("share", share);
        Require.positive("share", share);
    }
}
