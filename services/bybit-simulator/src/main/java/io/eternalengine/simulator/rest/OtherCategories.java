package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import java.util.Set;

/**
 * The exchange's product groups of which this venue lists nothing. Clients that learn all markets at their start, or all
 * positions, ask for these too and must get an empty list, as from an account that never traded them.
 */
final class OtherCategories {

    private static final Set<String> NAMES = Set.of("inverse", "option");
    private static final Set<String> LISTS = Set.of(
            "GET /v5/market/instruments-info",
            "GET /v5/market/tickers",
            "GET /v5/order/realtime",
            "GET /v5/order/history",
            "GET /v5/execution/list",
            "GET /v5/position/list");

    private OtherCategories() {}

    /** The endpoint, which answers the empty list itself where it is one of lists. */
    static Endpoint around(String route, Endpoint endpoint) {
        return LISTS.contains(route) ? call -> isEmpty(call) ? empty(call) : endpoint.answer(call) : endpoint;
    }

    /** A symbol is none of theirs: it is refused like any other that the venue does not know. */
    private static boolean isEmpty(ApiCall call) {
        return NAMES.contains(call.parameters().text("category"))
                && call.parameters().text("symbol").isEmpty();
    }

    private static ObjectNode empty(ApiCall call) {
        ObjectNode result = Json.object().put("category", call.parameters().text("category"));
        result.putArray("list");
        return result.put("nextPageCursor", "");
    }
}
