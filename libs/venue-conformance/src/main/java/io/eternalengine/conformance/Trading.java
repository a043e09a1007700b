package io.eternalengine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;

/** Orders of a case in one market: the smallest that are allowed, at prices that rest or that fill. */
final class Trading {
    private static final BigDecimal FAR_BELOW = new BigDecimal("0.97");
    private static final BigDecimal FAR_ABOVE = new BigDecimal("1.005");
    private static final BigDecimal VALUE = new BigDecimal("40");

    private final Venue venue;
    private final String category;
    private final String symbol;

    private Trading(Venue venue, String category, String symbol) {
        this.venue = venue;
        this.category = category;
        this.symbol = symbol;
    }

    static Trading spot(Venue venue) {
        return new Trading(venue, "spot", "BTCUSDT");
    }

    static Trading linear(Venue venue) {
        return new Trading(venue, "linear", "BTCUSDT");
    }

    Trading of(String other) {
        return new Trading(venue, category, other);
    }

    String query() {
        return "category=" + category + "&symbol=" + symbol;
    }

    JsonNode instrument() throws IOException, InterruptedException {
        return venue.get("/v5/market/instruments-info?" + query()).only();
    }

    JsonNode ticker() throws IOException, InterruptedException {
        return venue.get("/v5/market/tickers?" + query()).only();
    }

    private BigDecimal best(String side) throws IOException, InterruptedException {
        return new BigDecimal(ticker().required(side + "1Price").asText());
    }

    private BigDecimal tick() throws IOException, InterruptedException {
        return new BigDecimal(instrument().at("/priceFilter/tickSize").asText());
    }

    private static String atTick(BigDecimal price, BigDecimal tick) {
        return price.divide(tick, 0, RoundingMode.DOWN).multiply(tick).toPlainString();
    }

    /** A price at which a buy rests. */
    String restingBuyPrice() throws IOException, InterruptedException {
        return atTick(best("bid").multiply(FAR_BELOW), tick());
    }

    /** A price at which a buy is filled at once. */
    String takingBuyPrice() throws IOException, InterruptedException {
        return atTick(best("ask").multiply(FAR_ABOVE), tick());
    }

    /** A price that a buy may not have. */
    String priceBeyondLimit() throws IOException, InterruptedException {
        BigDecimal limit = new BigDecimal(venue.get("/v5/market/price-limit?" + query())
                .result()
                .required("buyLmt")
                .asText());
        return atTick(limit.multiply(FAR_ABOVE), tick());
    }

    /** The smallest quantity worth about forty USDT. */
    String quantity() throws IOException, InterruptedException {
        JsonNode lot = instrument().required("lotSizeFilter");
        BigDecimal step = new BigDecimal(
                lot.path(category.equals("spot") ? "basePrecision" : "qtyStep").asText());
        return VALUE.divide(best("bid"), 18, RoundingMode.UP)
                .divide(step, 0, RoundingMode.UP)
                .multiply(step)
                .toPlainString();
    }

    /** The fields of a post-only-free limit buy that rests. */
    OrderFields restingBuy() throws IOException, InterruptedException {
        return order("Buy", "Limit", quantity(), restingBuyPrice());
    }

    OrderFields takingBuy(String timeInForce) throws IOException, InterruptedException {
        return with(order("Buy", "Limit", quantity(), takingBuyPrice()), "timeInForce", timeInForce);
    }

    OrderFields market(String side, String quantity) {
        return order(side, "Market", quantity, "");
    }

    private OrderFields order(String side, String type, String quantity, String price) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("category", category);
        fields.put("symbol", symbol);
        fields.put("side", side);
        fields.put("orderType", type);
        fields.put("qty", quantity);
        if (!price.isEmpty()) {
            fields.put("price", price);
        }
        fields.put("orderLinkId", venue.newLinkId());
        return new OrderFields(fields);
    }

    static OrderFields with(OrderFields fields, String name, Object value) {
        return fields.with(name, value);
    }

    static OrderFields without(OrderFields fields, String name) {
        return fields.without(name);
    }

    /** Sends an order, which must be accepted, and returns its id. */
    String place(OrderFields order) throws IOException, InterruptedException {
        return create(order).result().required("orderId").asText();
    }

    Reply create(OrderFields order) throws IOException, InterruptedException {
        return venue.write("/v5/order/create", order.values());
    }

    Reply amend(String name, Object value, String orderId) throws IOException, InterruptedException {
        return venue.write(
                "/v5/order/amend", Map.of("category", category, "symbol", symbol, "orderId", orderId, name, value));
    }

    Reply cancel(String orderId) throws IOException, InterruptedException {
        return venue.write("/v5/order/cancel", Map.of("category", category, "symbol", symbol, "orderId", orderId));
    }

    Reply cancelAll() throws IOException, InterruptedException {
        return venue.write("/v5/order/cancel-all", Map.of("category", category, "symbol", symbol));
    }

    /** The order as realtime reports it, once it has reached a status. */
    JsonNode awaitStatus(String orderId, String status) throws IOException, InterruptedException {
        JsonNode last = null;
        for (int tries = 0; tries < 50; tries++) {
            var rows = venue.read("/v5/order/realtime?" + query() + "&orderId=" + orderId)
                    .list();
            if (!rows.isEmpty()) {
                last = rows.getFirst();
                if (last.required("orderStatus").asText().equals(status)) {
                    return last;
                }
            }
            Thread.sleep(100);
        }
        throw new Violation("the order never became " + status + ": " + last);
    }

    /** The executions of an order. */
    Reply executions(String orderId) throws IOException, InterruptedException {
        return venue.read("/v5/execution/list?category=" + category + "&orderId=" + orderId);
    }

    /** The linear position. */
    JsonNode position() throws IOException, InterruptedException {
        return venue.read("/v5/position/list?" + query()).only();
    }

    /** Closes what a case opened. */
    void close() throws IOException, InterruptedException {
        JsonNode position = position();
        if (new BigDecimal(position.required("size").asText()).signum() != 0) {
            String side = position.required("side").asText().equals("Buy") ? "Sell" : "Buy";
            place(with(market(side, position.required("size").asText()), "reduceOnly", true));
        }
    }

    /** What the account holds of a coin. */
    static BigDecimal balance(Venue venue, String coin) throws IOException, InterruptedException {
        var rows = venue.read("/v5/account/wallet-balance?accountType=UNIFIED&coin=" + coin)
                .only()
                .required("coin");
        return rows.isEmpty()
                ? BigDecimal.ZERO
                : new BigDecimal(rows.get(0).required("walletBalance").asText());
    }
}
