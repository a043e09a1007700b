package io.eternalengine.venue.market;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.venue.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a recorded order book, as the exchange's own stream sends it: {@code {"type": "snapshot" or "delta", "ts": epoch ms,
 * "data": {"b": [[price, quantity], ...], "a": [...]}}}; further fields are passed over.
 *
 * @param snapshot whether it replaces the book; else it changes levels, a quantity of zero taking one away
 */
record BookLine(boolean snapshot, long timeMs, List<Level> bids, List<Level> asks) {

    private static final ObjectMapper JSON = new ObjectMapper();

    BookLine {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** Reads a line; an {@link IllegalArgumentException} says value and rule. */
    static BookLine parse(String line) {
        JsonNode json = read(line);
        JsonNode time = json.path("ts");
        require(time.isIntegralNumber() && time.longValue() > 0, "ts", time, "must be epoch milliseconds");
        JsonNode type = json.path("type");
        boolean snapshot = type.asText().equals("snapshot");
        require(snapshot || type.asText().equals("delta"), "type", type, "must be snapshot or delta");
        JsonNode data = json.path("data");
        return new BookLine(snapshot, time.longValue(), levels("b", data, snapshot), levels("a", data, snapshot));
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("must be a JSON object", e);
        }
    }

    private static List<Level> levels(String name, JsonNode data, boolean snapshot) {
        JsonNode side = data.path(name);
        require(side.isArray(), name, side, "must be a list of levels");
        List<Level> levels = new ArrayList<>();
        for (JsonNode level : side) {
            require(level.size() == 2, name, level, "must hold a price and a quantity");
            BigDecimal price = decimal(name, level.path(0));
            BigDecimal quantity = decimal(name, level.path(1));
            require(price.signum() > 0, name, level, "must have a positive price");
            require(
                    quantity.signum() > 0 || (quantity.signum() == 0 && !snapshot),
                    name,
                    level,
                    "must have a positive quantity");
            levels.add(new Level(price.stripTrailingZeros(), quantity));
        }
        return levels;
    }

    private static BigDecimal decimal(String name, JsonNode value) {
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " = " + value + ": must be a decimal number", e);
        }
    }

    private static void require(boolean holds, String name, JsonNode value, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(name + " = " + value + ": " + rule);
        }
    }
}
