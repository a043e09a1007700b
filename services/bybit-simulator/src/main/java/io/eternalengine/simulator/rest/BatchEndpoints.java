package io.eternalengine.simulator.rest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Refusal;
import io.eternalengine.venue.ReturnCode;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** Several orders in one request: each succeeds or is refused for itself. */
final class BatchEndpoints {

    private static final int MOST_SPOT = 10;
    private static final int MOST_LINEAR = 20;

    private final OrderEndpoints orders;
    private final LongSupplier marketTimeMs;

    BatchEndpoints(OrderEndpoints orders, LongSupplier marketTimeMs) {
        this.orders = orders;
        this.marketTimeMs = marketTimeMs;
    }

    Map<String, Endpoint> routes() {
        return Map.of(
                "POST /v5/order/create-batch", call -> each(call, orders::create, true),
                "POST /v5/order/amend-batch", call -> each(call, orders::amend, false),
                "POST /v5/order/cancel-batch", call -> each(call, orders::cancel, false));
    }

    private ObjectNode each(ApiCall call, Endpoint single, boolean creates) {
        Category category = call.parameters().category();
        List<Parameters> requests = call.parameters().children("request");
        int most = category == Category.SPOT ? MOST_SPOT : MOST_LINEAR;
        if (requests.isEmpty() || requests.size() > most) {
            throw new Refusal(ReturnCode.PARAMETER_ERROR, "request must hold 1 to " + most + " orders");
        }
        ObjectNode result = Json.object();
        ArrayNode acknowledgements = result.putArray("list");
        ArrayNode codes = call.extension().putArray("list");
        for (Parameters request : requests) {
            Parameters whole = request.with("category", category.wireName());
            ObjectNode entry = acknowledgements.addObject();
            entry.put("category", category.wireName());
            entry.put("symbol", request.text("symbol"));
            try {
                entry.setAll(single.answer(call.with(whole)));
                if (creates) {
                    entry.put("createAt", Json.time(marketTimeMs.getAsLong()));
                }
                codes.addObject().put("code", 0).put("msg", "OK");
            } catch (Refusal refusal) {
                entry.put("orderId", creates ? "" : request.text("orderId"));
                entry.put("orderLinkId", request.text("orderLinkId"));
                if (creates) {
                    entry.put("createAt", "");
                }
                codes.addObject().put("code", refusal.code().code()).put("msg", refusal.getMessage());
            }
        }
        return result;
    }
}
