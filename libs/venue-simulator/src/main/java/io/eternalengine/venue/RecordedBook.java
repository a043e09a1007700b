package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** An order book as it was recorded, best price first on each side; neither side is empty. */
public record RecordedBook(List<Level> bids, List<Level> asks) {

    public RecordedBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        if (bids.isEmpty() || asks.isEmpty()) {
            throw new IllegalArgumentException("a recorded book needs bids and asks");
        }
    }

    /** What a taker of a side meets. */
    List<Level> metBy(Side taker) {
        return taker == Side.BUY ? asks : bids;
    }

    /** Its best prices, with the tradable price between them. */
    public Quote quote(Instrument instrument) {
        BigDecimal bid = bids.getFirst().price();
        BigDecimal ask = asks.getFirst().price();
        BigDecimal middle = bid.add(ask).divide(BigDecimal.TWO, 18, RoundingMode.HALF_EVEN);
        return new Quote(instrument.nearestTick(middle).max(bid).min(ask), bid, ask);
    }
}
