package io.eternalengine.conformance;

import static io.eternalengine.conformance.RestingCheck.during;
import static io.eternalengine.conformance.SpotOrderCases.awaitExecutions;
import static io.eternalengine.conformance.SpotOrderCases.decimal;
import static io.eternalengine.conformance.Trading.with;
import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Client order ids, and what can be read of orders and executions afterwards. */
final class RecordCases {
    private static final String REALTIME = "/v5/order/realtime?category=linear&symbol=BTCUSDT";
    private static final String HISTORY = "/v5/order/history?category=linear&symbol=BTCUSDT";
    private static final String EXECUTIONS = "/v5/execution/list?category=linear&symbol=BTCUSDT";

    private RecordCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase("BY-401", "an orderLinkId of 36 letters, digits, _ and - is taken", venue -> {
                    Trading linear = Trading.linear(venue);
                    String id = (venue.newLinkId() + "_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghij").substring(0, 36);
                    during(
                            linear,
                            with(linear.restingBuy(), "orderLinkId", id),
                            order -> unlessEqual(
                                    "orderLinkId",
                                    linear.awaitStatus(order, "New")
                                            .required("orderLinkId")
                                            .asText(),
                                    id));
                }),
                new ConformanceCase("BY-402", "an orderLinkId of 37 characters is refused with 10001", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.create(with(linear.restingBuy(), "orderLinkId", "A".repeat(37)))
                            .requireCode(10001);
                }),
                new ConformanceCase(
                        "BY-403", "linear: an orderLinkId that is open already is refused with 110072", venue -> {
                            Trading linear = Trading.linear(venue);
                            OrderFields order = linear.restingBuy();
                            during(linear, order, id -> linear.create(order).requireCode(110072));
                        }),
                new ConformanceCase(
                        "BY-404", "linear: an orderLinkId can be used again once its order is cancelled", venue -> {
                            Trading linear = Trading.linear(venue);
                            OrderFields order = linear.restingBuy();
                            String first = linear.place(order);
                            linear.cancel(first).requireCode(0);
                            linear.awaitStatus(first, "Cancelled");
                            during(linear, order, second -> unless(!second.equals(first), "it is the same order"));
                        }),
                new ConformanceCase(
                        "BY-405", "spot: an orderLinkId that is open already is refused with 170141", venue -> {
                            Trading spot = Trading.spot(venue);
                            OrderFields order = spot.restingBuy();
                            during(spot, order, id -> spot.create(order).requireCode(170141));
                        }),
                new ConformanceCase("BY-406", "an order is found and cancelled by its orderLinkId alone", venue -> {
                    Trading linear = Trading.linear(venue);
                    OrderFields order = linear.restingBuy();
                    String id = linear.place(order);
                    linear.awaitStatus(id, "New");
                    Object link = order.text("orderLinkId");
                    unlessEqual(
                            "orderId",
                            venue.read(REALTIME + "&orderLinkId=" + link)
                                    .only()
                                    .required("orderId")
                                    .asText(),
                            id);
                    venue.write(
                                    "/v5/order/cancel",
                                    Map.of("category", "linear", "symbol", "BTCUSDT", "orderLinkId", link))
                            .requireCode(0);
                    linear.awaitStatus(id, "Cancelled");
                }),
                new ConformanceCase("BY-407", "an acknowledgement reports both ids", venue -> {
                    Trading linear = Trading.linear(venue);
                    OrderFields order = linear.restingBuy();
                    JsonNode acknowledged = linear.create(order).result();
                    linear.cancel(acknowledged.required("orderId").asText());
                    unlessEqual(
                            "orderLinkId", acknowledged.required("orderLinkId").asText(), order.text("orderLinkId"));
                }),
                new ConformanceCase(
                        "BY-408",
                        "cancelling without any id is refused with 10001",
                        venue -> venue.write("/v5/order/cancel", Map.of("category", "linear", "symbol", "BTCUSDT"))
                                .requireCode(10001)),
                new ConformanceCase("BY-411", "realtime lists open orders and leaves closed ones out", venue -> {
                    Trading linear = Trading.linear(venue);
                    String closed = cancelled(linear);
                    during(linear, linear.restingBuy(), open -> {
                        linear.awaitStatus(open, "New");
                        Set<String> found = ids(venue.read(REALTIME).list(), "orderId");
                        unless(found.contains(open) && !found.contains(closed), "realtime lists " + found);
                    });
                }),
                new ConformanceCase(
                        "BY-412", "realtime finds an order that has just closed, asked by its id", venue -> {
                            Trading linear = Trading.linear(venue);
                            String closed = cancelled(linear);
                            unlessEqual(
                                    "orderStatus",
                                    venue.read(REALTIME + "&orderId=" + closed)
                                            .only()
                                            .required("orderStatus")
                                            .asText(),
                                    "Cancelled");
                        }),
                new ConformanceCase("BY-413", "realtime with openOnly=1 lists what has closed", venue -> {
                    Trading linear = Trading.linear(venue);
                    String closed = cancelled(linear);
                    unless(
                            ids(venue.read(REALTIME + "&openOnly=1").list(), "orderId")
                                    .contains(closed),
                            "the closed order is missing");
                }),
                new ConformanceCase(
                        "BY-414",
                        "realtime of linear needs a symbol or a coin: else 10001",
                        venue ->
                                venue.read("/v5/order/realtime?category=linear").requireCode(10001)),
                new ConformanceCase("BY-415", "history lists closed orders and not open ones", venue -> {
                    Trading linear = Trading.linear(venue);
                    String closed = cancelled(linear);
                    during(linear, linear.restingBuy(), open -> {
                        Set<String> found = awaitListed(venue, HISTORY, closed);
                        unless(!found.contains(open), "an open order is listed");
                    });
                }),
                new ConformanceCase(
                        "BY-416", "history comes in pages that the cursor joins without a repetition", venue -> {
                            Trading linear = Trading.linear(venue);
                            awaitListed(venue, HISTORY, cancelled(linear));
                            awaitListed(venue, HISTORY, cancelled(linear));
                            pagesDiffer(venue, HISTORY, "orderId");
                        }),
                new ConformanceCase(
                        "BY-417",
                        "history of more than seven days is refused with 10001",
                        venue -> tooLong(venue, HISTORY)),
                new ConformanceCase(
                        "BY-421", "executions of an order have ids of their own and sum to what was filled", venue -> {
                            Trading linear = Trading.linear(venue);
                            String id = linear.place(linear.market("Buy", linear.quantity()));
                            List<JsonNode> rows = awaitExecutions(linear, id);
                            JsonNode order = linear.awaitStatus(id, "Filled");
                            unlessEqual("the number of ids", ids(rows, "execId").size(), rows.size());
                            unlessEqual(
                                    "cumExecQty", order.required("cumExecQty"), SpotOrderCases.sum(rows, "execQty"));
                            unlessEqual(
                                    "cumExecFee", order.required("cumExecFee"), SpotOrderCases.sum(rows, "execFee"));
                            linear.close();
                        }),
                new ConformanceCase("BY-422", "executions come newest first, in pages that the cursor joins", venue -> {
                    Trading linear = Trading.linear(venue);
                    awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())));
                    linear.close();
                    List<JsonNode> rows = venue.read(EXECUTIONS).list();
                    for (int i = 1; i < rows.size(); i++) {
                        unless(
                                rows.get(i).required("execTime").asLong()
                                        <= rows.get(i - 1).required("execTime").asLong(),
                                "they are not newest first");
                    }
                    pagesDiffer(venue, EXECUTIONS, "execId");
                }),
                new ConformanceCase(
                        "BY-423",
                        "executions of more than seven days are refused with 10001",
                        venue -> tooLong(venue, EXECUTIONS)),
                new ConformanceCase("BY-424", "a filled order is reported with its average price and value", venue -> {
                    Trading linear = Trading.linear(venue);
                    JsonNode order =
                            linear.awaitStatus(linear.place(linear.market("Buy", linear.quantity())), "Filled");
                    linear.close();
                    unlessEqual(
                            "cumExecValue",
                            order.required("cumExecValue"),
                            decimal(order, "avgPrice").multiply(decimal(order, "cumExecQty")));
                    unlessEqual("leavesQty", order.required("leavesQty"), java.math.BigDecimal.ZERO);
                }),
                new ConformanceCase(
                        "BY-425",
                        "openOnly is 0, 1 or, as it once was, 2; what is none of them is refused with 10001",
                        venue -> {
                            venue.read(REALTIME + "&openOnly=1").requireCode(0);
                            venue.read(REALTIME + "&openOnly=7").requireCode(10001);
                        }),
                new ConformanceCase("BY-426", "open orders asked for by another base coin are not these", venue -> {
                    Trading linear = Trading.linear(venue);
                    during(linear, linear.restingBuy(), id -> {
                        linear.awaitStatus(id, "New");
                        String all = "/v5/order/realtime?category=linear&limit=50&baseCoin=";
                        unless(ids(venue.read(all + "BTC").list(), "orderId").contains(id), "it is not among BTC's");
                        unless(!ids(venue.read(all + "ETH").list(), "orderId").contains(id), "it is among ETH's");
                    });
                }),
                new ConformanceCase(
                        "BY-427", "an execution of linear reports who made its order; one of spot does not", venue -> {
                            Trading linear = Trading.linear(venue);
                            String id = linear.place(linear.market("Buy", linear.quantity()));
                            linear.awaitStatus(id, "Filled");
                            linear.close();
                            unlessEqual(
                                    "createType",
                                    awaitExecutions(linear, id)
                                            .getFirst()
                                            .required("createType")
                                            .asText(),
                                    "CreateByUser");
                            Trading spot = Trading.spot(venue);
                            unless(
                                    !awaitExecutions(spot, spot.place(spot.market("Buy", "40")))
                                            .getFirst()
                                            .has("createType"),
                                    "spot's execution has a createType");
                        }));
    }

    private static String cancelled(Trading market) throws Exception {
        String id = market.place(market.restingBuy());
        market.awaitStatus(id, "New");
        market.cancel(id).requireCode(0);
        market.awaitStatus(id, "Cancelled");
        return id;
    }

    private static Set<String> ids(List<JsonNode> rows, String field) {
        Set<String> ids = new HashSet<>();
        rows.forEach(row -> ids.add(row.required(field).asText()));
        return ids;
    }

    private static Set<String> awaitListed(Venue venue, String list, String orderId) throws Exception {
        for (int tries = 0; tries < 50; tries++) {
            Set<String> found = ids(venue.read(list).list(), "orderId");
            if (found.contains(orderId)) {
                return found;
            }
            Thread.sleep(200);
        }
        throw new Violation("the order never came: " + orderId);
    }

    private static void pagesDiffer(Venue venue, String list, String id) throws Exception {
        Reply first = venue.read(list + "&limit=1");
        String cursor = first.result().required("nextPageCursor").asText();
        unless(!cursor.isEmpty(), "there is no cursor to the second page");
        String encoded = java.net.URLEncoder.encode(cursor, java.nio.charset.StandardCharsets.UTF_8);
        JsonNode second = venue.read(list + "&limit=1&cursor=" + encoded).only();
        unless(!second.required(id).equals(first.only().required(id)), "the second page repeats the first");
    }

    private static void tooLong(Venue venue, String list) throws Exception {
        long endMs = venue.get("/v5/market/kline?category=linear&symbol=BTCUSDT&interval=60&limit=1")
                .list()
                .getFirst()
                .required(0)
                .asLong();
        venue.read(list + "&startTime=" + (endMs - Duration.ofDays(8).toMillis()) + "&endTime=" + endMs)
                .requireCode(10001);
    }
}
