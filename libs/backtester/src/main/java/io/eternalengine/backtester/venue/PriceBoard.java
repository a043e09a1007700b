package io.eternalengine.backtester.venue;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;

/** The latest price of each instrument that anyone can know: the open of the candle that runs, else the last close. */
@FunctionalInterface
public interface PriceBoard {
    /** The price, or 0 before the first. */
    Decimal priceOf(InstrumentId instrument);
}
