package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Require;

/**
 * A coin that is held against its perpetual.
 *
 * @param share of the engine's equity, margin included
 */
public record CarryAsset(String coin, InstrumentId spot, InstrumentId perpetual, Decimal share) {
    public CarryAsset {
        Require.text("coin", coin);
        Require.check(
                spot.category() == MarketCategory.SPOT, "spot", spot, "must be a spot instrument", MarketCategory.SPOT);
        Require.check(
                perpetual.category() == MarketCategory.LINEAR,
                "perpetual",
                perpetual,
                "must be a linear instrument",
                MarketCategory.LINEAR);
        Require.fraction("share", share);
        Require.positive("share", share);
    }

    static CarryAsset of(String coin, String share) {
        return of(coin, "USDT", Decimal.of(share));
    }

    /** A coin on the instruments that are named after it and the quote asset. */
    static CarryAsset of(String coin, String quoteAsset, Decimal share) {
        String symbol = coin + quoteAsset;
        return new CarryAsset(coin, InstrumentId.spot(symbol), InstrumentId.linear(symbol), share);
    }
}
