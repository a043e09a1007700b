package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.venue.Level;
import io.eternalengine.simulator.venue.Listing;
import io.eternalengine.simulator.venue.Side;
import io.eternalengine.simulator.venue.Venue;
import java.util.List;

/** The order book. */
public final class BookJson {

    private BookJson() {}

    /** Both sides, best price first. */
    public static ObjectNode of(Venue venue, Listing listing, int levels, long update) {
        ObjectNode json = Json.object();
        json.put("s", listing.symbol());
        put(json.putArray("b"), venue.book(listing, Side.SELL, levels));
        put(json.putArray("a"), venue.book(listing, Side.BUY, levels));
        json.put("u", update);
        json.put("seq", update);
        return json;
    }

    private static void put(ArrayNode json, List<Level> levels) {
        levels.forEach(level -> json.addArray().add(Json.text(level.price())).add(Json.text(level.quantity())));
    }
}
