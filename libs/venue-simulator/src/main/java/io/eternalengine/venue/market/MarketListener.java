package io.eternalengine.venue.market;

import io.eternalengine.venue.Listing;

/** Receives what the market does while it is played. */
public interface MarketListener {

    /** A candle has closed; called exactly once for each. */
    void onCandleClosed(Listing listing, Candle candle, long nowMs);

    /** Market time has come to another minute, or to where a step ends. */
    void onMinute(long nowMs);

    /** The price of a market is due to be published. */
    void onPrice(Listing listing, long nowMs);

    /** A step of time is complete; whatever was held back may be sent. */
    void onStepDone();
}
