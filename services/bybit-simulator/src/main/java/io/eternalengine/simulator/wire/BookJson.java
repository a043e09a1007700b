package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.venue.Quote;

/** The order book, which is one level deep. */
public final class BookJson {

    private BookJson() {}

    /** The best bid and ask. */
    public static ObjectNode of(String symbol, Quote quote, long update) {
        ObjectNode json = Json.object();
        json.put("s", symbol);
        json.putArray("b").addArray().add(Json.text(quote.bid())).add(TickerJson.TOP_SIZE);
        json.putArray("a").addArray().add(Json.text(quote.ask())).add(TickerJson.TOP_SIZE);
        json.put("u", update);
        json.put("seq", update);
        return json;
    }
}
