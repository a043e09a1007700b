package io.eternalengine.simulator.rest;

import io.eternalengine.venue.Category;
import io.eternalengine.venue.Instrument;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.Venue;

/**
 * The markets whose orders a request means; what is empty means all.
 *
 * @param settleCoin of linear markets; the exchange passes it over for spot
 */
record OrderScope(Venue venue, Category category, String symbol, String baseCoin, String settleCoin) {

    /** Reads it; a symbol or coin that is none is refused. */
    static OrderScope of(Parameters parameters, Venue venue) {
        Category category = parameters.category();
        return new OrderScope(
                venue,
                category,
                symbol(parameters, category, venue),
                parameters.coin("baseCoin"),
                category == Category.LINEAR ? parameters.coin("settleCoin") : "");
    }

    /** The symbol that a request names, which must be listed; empty when it names none. */
    static String symbol(Parameters parameters, Category category, Venue venue) {
        String symbol = parameters.text("symbol");
        return symbol.isEmpty()
                ? symbol
                : venue.instrument(new Listing(category, symbol)).symbol();
    }

    /** Whether nothing narrows it. */
    boolean isEverything() {
        return symbol.isEmpty() && baseCoin.isEmpty() && settleCoin.isEmpty();
    }

    boolean holds(Order order) {
        Listing listing = order.request().listing();
        if (listing.category() != category || (!symbol.isEmpty() && !symbol.equals(listing.symbol()))) {
            return false;
        }
        Instrument instrument = venue.instrument(listing);
        return (baseCoin.isEmpty() || baseCoin.equals(instrument.baseCoin()))
                && (settleCoin.isEmpty() || settleCoin.equals(instrument.quoteCoin()));
    }
}
