package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;

/**
 * What an order book offers near its mid.
 *
 * @param bidDepth value of all bids within the band around the mid, in the quote asset
 * @param askDepth of all asks likewise
 */
public record BookView(
        InstrumentId instrument, Decimal bid, Decimal ask, Decimal bidDepth, Decimal askDepth, long atMs) {
    private static final int DECIMALS = 12;
    private static final Decimal HALF = Decimal.of("0.5");

    public BookView {
        Require.positive("bid", bid);
        Require.check(ask.isAtLeast(bid), "ask", ask, "must not be below the bid " + bid, ask);
        Require.notNegative("bidDepth", bidDepth);
        Require.notNegative("askDepth", askDepth);
    }

    /**
     * What a book offers, by its levels. Where they end before the band does, the depth is that of the levels: no more is known.
     *
     * @param depthBand distance from the mid within which depth is counted, as a fraction
     */
    public static BookView of(InstrumentId instrument, BookSide bids, BookSide asks, Decimal depthBand, long atMs) {
        Decimal mid = midOf(bids.best(), asks.best());
        Decimal distance = mid.times(depthBand);
        return new BookView(
                instrument,
                bids.best(),
                asks.best(),
                bids.valueBetween(mid.minus(distance), mid),
                asks.valueBetween(mid, mid.plus(distance)),
                atMs);
    }

    /** The middle between bid and ask. */
    Decimal mid() {
        return midOf(bid, ask);
    }

    private static Decimal midOf(Decimal bid, Decimal ask) {
        return bid.plus(ask).times(HALF);
    }

    /** Difference of ask and bid, as a fraction of the bid. */
    Decimal spread() {
        return ask.minus(bid).dividedBy(bid, DECIMALS, RoundingMode.UP);
    }

    Decimal thinnerDepth() {
        return bidDepth.min(askDepth);
    }

    /**
     * Slippage to be expected of an order: half the spread, and of the band in which the depth lies as much as the order
     * takes of it. A plain upper estimate: it takes the whole order to fill at its last price.
     *
     * @param depthBand in which the depth lies
     */
    Decimal slippageOf(Decimal value, boolean buys, Decimal depthBand) {
        Decimal depth = buys ? askDepth : bidDepth;
        if (depth.isZero()) {
            return Decimal.ONE;
        }
        Decimal impact = depthBand.times(value).dividedBy(depth, DECIMALS, RoundingMode.UP);
        return spread().times(HALF).plus(impact);
    }

    /** The same book, seen so much later. */
    BookView later(long ms) {
        return new BookView(instrument, bid, ask, bidDepth, askDepth, atMs + ms);
    }

    boolean offersTheSameAs(BookView other) {
        return bid.equals(other.bid)
                && ask.equals(other.ask)
                && bidDepth.equals(other.bidDepth)
                && askDepth.equals(other.askDepth);
    }

    void write(StateWriter writer) {
        writer.writeDecimal(bid)
                .writeDecimal(ask)
                .writeDecimal(bidDepth)
                .writeDecimal(askDepth)
                .writeLong(atMs);
    }

    static BookView read(StateReader reader, InstrumentId instrument) {
        return new BookView(
                instrument,
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readDecimal(),
                reader.readLong());
    }
}
