package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Execution;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.OrderRequest;
import io.eternalengine.venue.Trigger;

/** An execution, as REST lists and as the execution topic sends it. */
public final class ExecutionJson {

    private ExecutionJson() {}

    /** The execution with its category. */
    public static ObjectNode of(Execution execution) {
        Order order = execution.order();
        OrderRequest request = order.request();
        boolean spot = request.listing().category() == Category.SPOT;
        ObjectNode json = Json.object();
        json.put("category", request.listing().category().wireName());
        json.put("symbol", request.listing().symbol());
        json.put("orderId", order.id());
        json.put("orderLinkId", request.orderLinkId());
        json.put("side", request.side().wireName());
        json.put("orderPrice", request.price() == null ? "0" : Json.text(request.price()));
        json.put("orderQty", Json.text(request.quantity()));
        json.put("leavesQty", Json.text(order.leavesQuantity()));
        json.put("orderType", request.type().wireName());
        json.put("stopOrderType", stopOrderType(request));
        json.put("execId", execution.id());
        json.put("execType", execution.type().wireName());
        json.put("execPrice", Json.text(execution.price()));
        json.put("execQty", Json.text(execution.quantity()));
        json.put("execValue", Json.text(execution.value()));
        json.put("execFee", Json.text(execution.fee()));
        json.put("feeRate", Json.text(execution.feeRate()));
        json.put("feeCurrency", spot ? execution.feeCoin() : "");
        json.put("execTime", Json.time(execution.timeMs()));
        json.put("isMaker", execution.maker());
        json.put("isLeverage", "0");
        json.put("closedSize", spot ? "" : Json.text(execution.closedQuantity()));
        json.put("markPrice", Json.text(execution.markPrice()));
        json.put("indexPrice", "");
        json.put("underlyingPrice", "");
        json.put("blockTradeId", "");
        json.put("tradeIv", "");
        json.put("markIv", "");
        json.put("seq", execution.sequence());
        if (!spot) {
            json.put("createType", OrderJson.createType(request.terms()));
        }
        return json;
    }

    private static String stopOrderType(OrderRequest request) {
        Trigger trigger = request.terms().trigger();
        return trigger == null ? "UNKNOWN" : trigger.kind().wireName();
    }
}
