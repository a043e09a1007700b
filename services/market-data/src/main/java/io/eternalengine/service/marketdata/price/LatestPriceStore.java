package io.eternalengine.service.marketdata.price;

import io.eternalengine.schemas.v1.TickerChanged;

/** Keeps the latest price of each instrument for whoever wants to look; best effort, never blocks, never throws. */
public interface LatestPriceStore {
    void put(TickerChanged ticker);
}
