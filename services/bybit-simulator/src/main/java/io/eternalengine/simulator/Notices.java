package io.eternalengine.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the exchange says of itself and of its markets, as whoever plays it lays out; nothing at the start. Belongs to the venue thread. */
public final class Notices {
    private static final List<String> STATES = List.of("scheduled", "ongoing", "completed", "canceled");
    private static final List<String> STATUSES = List.of("PreLaunch", "Trading", "Settling", "Delivering", "Closed");
    private static final String TRADING = "Trading";

    /** State of each maintenance, by its id. */
    private final Map<String, String> maintenance = new TreeMap<>();
    /** Titles of announcements. */
    private ArrayNode delistings = Json.object().putArray("delistings");
    /** Status of the symbols that have another than trading. */
    private final Map<String, String> statuses = new TreeMap<>();

    /**
     * Takes {@code {"maintenance": {ID: STATE}, "delistings": [TITLE], "statuses": {SYMBOL: STATUS}}}; a part that is absent stays.
     *
     * @throws IllegalArgumentException in a sentence, when nothing was taken
     */
    public void set(ObjectNode body) {
        requireEach("maintenance", body.path("maintenance"), STATES);
        requireEach("statuses", body.path("statuses"), STATUSES);
        JsonNode titles = body.path("delistings");
        if (!titles.isMissingNode() && !titles.isArray()) {
            throw new IllegalArgumentException("delistings = " + titles + ": must be a list of titles");
        }
        body.path("maintenance")
                .properties()
                .forEach(one -> maintenance.put(one.getKey(), one.getValue().asText()));
        body.path("statuses")
                .properties()
                .forEach(one -> statuses.put(one.getKey(), one.getValue().asText()));
        if (titles instanceof ArrayNode list) {
            delistings = list;
        }
    }

    private static void requireEach(String name, JsonNode given, List<String> allowed) {
        given.properties().forEach(one -> {
            if (!allowed.contains(one.getValue().asText())) {
                throw new IllegalArgumentException(
                        name + " of " + one.getKey() + " = " + one.getValue() + ": must be one of " + allowed);
            }
        });
    }

    /** The status of a symbol. */
    public String statusOf(String symbol) {
        return statuses.getOrDefault(symbol, TRADING);
    }

    /** As {@code /v5/system/status} lists it. */
    public ObjectNode maintenance() {
        ObjectNode result = Json.object();
        ArrayNode list = result.putArray("list");
        maintenance.forEach((id, state) -> {
            ObjectNode entry = list.addObject()
                    .put("id", id)
                    .put("title", "Maintenance " + id)
                    .put("state", state)
                    .put("begin", "0")
                    .put("end", "0")
                    .put("href", "");
            entry.putArray("serviceTypes");
            entry.putArray("product");
            entry.putArray("uidSuffix");
            entry.put("maintainType", 1).put("env", 1);
        });
        return result;
    }

    /** As {@code /v5/announcements/index} lists those of a type; all that there are here are delistings. */
    public ObjectNode announcements(String type) {
        ObjectNode result = Json.object();
        boolean listed = type.isEmpty() || type.equals("delistings");
        result.put("total", listed ? delistings.size() : 0);
        ArrayNode list = result.putArray("list");
        if (listed) {
            delistings.forEach(title -> {
                ObjectNode entry = list.addObject().put("title", title.asText()).put("description", "");
                entry.putObject("type").put("title", "Delistings").put("key", "delistings");
                entry.putArray("tags").add("Delistings");
                entry.put("url", "")
                        .put("dateTimestamp", 0)
                        .put("startDateTimestamp", 0)
                        .put("endDateTimestamp", 0);
            });
        }
        return result;
    }
}
