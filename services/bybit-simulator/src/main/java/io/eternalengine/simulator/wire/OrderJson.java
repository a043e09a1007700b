package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Category;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.OrderRequest;
import io.eternalengine.venue.OrderTerms;
import io.eternalengine.venue.OrderType;
import io.eternalengine.venue.Protection;
import io.eternalengine.venue.Trigger;
import java.math.BigDecimal;

/** An order, as REST lists and as the order topic sends it. */
public final class OrderJson {

    private OrderJson() {}

    /** The order with its category. */
    public static ObjectNode of(Order order) {
        OrderRequest request = order.request();
        boolean spot = request.listing().category() == Category.SPOT;
        BigDecimal leavesValue = request.price() == null
                ? BigDecimal.ZERO
                : order.leavesQuantity().multiply(request.price());
        ObjectNode json = Json.object();
        json.put("category", request.listing().category().wireName());
        json.put("symbol", request.listing().symbol());
        json.put("orderId", order.id());
        json.put("orderLinkId", request.orderLinkId());
        json.put("blockTradeId", "");
        json.put("side", request.side().wireName());
        json.put("positionIdx", 0);
        if (!spot) {
            // Spot's orders and executions lack the field.
            json.put("createType", createType(request.terms()));
        }
        json.put("orderStatus", order.status().wireName());
        json.put("cancelType", order.cancelType());
        json.put("rejectReason", order.rejectReason().code());
        json.put("timeInForce", request.timeInForce().wireName());
        json.put("isLeverage", spot ? "0" : "");
        json.put("orderType", request.type().wireName());
        json.put("price", request.price() == null ? "0" : Json.text(request.price()));
        json.put("qty", Json.text(request.quantity()));
        json.put("marketUnit", marketUnit(request));
        json.put("avgPrice", Json.textOrEmpty(order.averagePrice()));
        json.put("leavesQty", Json.text(order.leavesQuantity()));
        json.put("leavesValue", Json.text(leavesValue));
        json.put("cumExecQty", Json.text(order.filledQuantity()));
        json.put("cumExecValue", Json.text(order.filledValue()));
        json.put("cumExecFee", Json.text(order.filledFee()));
        json.put("feeCurrency", spot ? order.feeCoin() : "");
        json.put("reduceOnly", request.reduceOnly());
        json.put("closeOnTrigger", request.terms().closeOnTrigger());
        putStops(json, request.terms());
        if (!spot) {
            // Spot's orders lack the field: clients distinguish the two by it.
            json.put("tpslMode", request.terms().protection().isPresent() ? "Full" : "");
        }
        ObjectNode fees = json.putObject("cumFeeDetail");
        if (order.filledFee().signum() != 0) {
            fees.put(order.feeCoin(), Json.text(order.filledFee()));
        }
        json.put("createdTime", Json.time(order.createdMs()));
        json.put("updatedTime", Json.time(order.updatedMs()));
        return json;
    }

    /** Who made an order, in the exchange's words. */
    static String createType(OrderTerms terms) {
        Trigger trigger = terms.trigger();
        if (trigger == null) {
            return terms.origin().wireName();
        }
        return switch (trigger.kind()) {
            case STOP, SPOT_TPSL -> "CreateByStopOrder";
            case TAKE_PROFIT, STOP_LOSS, TRAILING_STOP, PARTIAL_TAKE_PROFIT, PARTIAL_STOP_LOSS ->
                "CreateBy" + trigger.kind().wireName();
        };
    }

    private static String marketUnit(OrderRequest request) {
        if (request.type() != OrderType.MARKET || request.listing().category() != Category.SPOT) {
            return "";
        }
        return request.inQuoteCoin() ? "quoteCoin" : "baseCoin";
    }

    private static void putStops(ObjectNode json, OrderTerms terms) {
        Trigger trigger = terms.trigger();
        Protection stops = terms.protection();
        json.put("stopOrderType", trigger == null ? "" : trigger.kind().wireName());
        json.put("triggerPrice", trigger == null ? "" : Json.text(trigger.price()));
        json.put("takeProfit", Json.textOrEmpty(stops.takeProfit()));
        json.put("stopLoss", Json.textOrEmpty(stops.stopLoss()));
        json.put(
                "tpTriggerBy",
                stops.takeProfit() == null ? "" : stops.takeProfitBy().wireName());
        json.put(
                "slTriggerBy",
                stops.stopLoss() == null ? "" : stops.stopLossBy().wireName());
        json.put("triggerDirection", trigger == null ? 0 : trigger.rising() ? 1 : 2);
        json.put("triggerBy", trigger == null ? "" : trigger.by().wireName());
        json.put("lastPriceOnCreated", "");
        json.put("orderIv", "");
        json.put("placeType", "");
        json.put("smpType", "None");
        json.put("smpGroup", 0);
        json.put("smpOrderId", "");
    }
}
