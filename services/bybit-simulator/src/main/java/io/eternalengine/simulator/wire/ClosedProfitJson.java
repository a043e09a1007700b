package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.ClosedProfit;
import io.eternalengine.venue.Order;
import io.eternalengine.venue.OrderRequest;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What an order earned by closing a position, as {@code closed-pnl} lists it. */
public final class ClosedProfitJson {

    private static final int PRICE_SCALE = 8;

    private ClosedProfitJson() {}

    /** The profit with its order. */
    public static ObjectNode of(ClosedProfit profit) {
        Order order = profit.order();
        OrderRequest request = order.request();
        ObjectNode json = Json.object();
        json.put("symbol", request.listing().symbol());
        json.put("orderId", order.id());
        json.put("side", request.side().wireName());
        json.put("qty", Json.text(request.quantity()));
        json.put(
                "orderPrice",
                Json.text(request.price() == null ? average(profit, profit.exitValue()) : request.price()));
        json.put("orderType", request.type().wireName());
        json.put("execType", profit.type().wireName());
        json.put("closedSize", Json.text(profit.closedQuantity()));
        json.put("cumEntryValue", Json.text(profit.entryValue()));
        json.put("avgEntryPrice", Json.text(average(profit, profit.entryValue())));
        json.put("cumExitValue", Json.text(profit.exitValue()));
        json.put("avgExitPrice", Json.text(average(profit, profit.exitValue())));
        json.put("closedPnl", Json.text(profit.profit()));
        json.put("fillCount", Integer.toString(profit.fills()));
        json.put("leverage", Json.text(profit.leverage()));
        json.put("openFee", Json.text(profit.openFee()));
        json.put("closeFee", Json.text(profit.closeFee()));
        json.put("createdTime", Json.time(order.createdMs()));
        json.put("updatedTime", Json.time(order.updatedMs()));
        return json;
    }

    private static BigDecimal average(ClosedProfit profit, BigDecimal value) {
        return value.divide(profit.closedQuantity(), PRICE_SCALE, RoundingMode.HALF_EVEN);
    }
}
