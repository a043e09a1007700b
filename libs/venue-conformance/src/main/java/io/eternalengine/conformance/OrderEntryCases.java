package io.eternalengine.conformance;

import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Order entry over a WebSocket, and several orders in one request. */
final class OrderEntryCases {
    private static final String TRADE = "/v5/trade";
    private static final ObjectMapper JSON = new ObjectMapper();

    private OrderEntryCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase("BY-801", "order entry: a ping is answered with pong", venue -> {
                    try (Stream stream = venue.stream(TRADE)) {
                        unlessEqual("op", stream.ask("ping").required("op").asText(), "pong");
                    }
                }),
                new ConformanceCase(
                        "BY-802", "order entry: a signature authenticates with code 0, a wrong one does not", venue -> {
                            try (Stream stream = venue.stream(TRADE)) {
                                unlessEqual(
                                        "retCode",
                                        stream.auth(venue.signed(), 10_000)
                                                .required("retCode")
                                                .asInt(),
                                        0);
                            }
                            try (Stream stream = venue.stream(TRADE)) {
                                Signed wrong =
                                        venue.signed().with(venue.address().key(), "wrong");
                                unless(
                                        stream.auth(wrong, 10_000)
                                                        .required("retCode")
                                                        .asInt()
                                                != 0,
                                        "the wrong one does");
                            }
                        }),
                new ConformanceCase("BY-803", "order entry: nobody who has not authenticated may trade", venue -> {
                    try (Stream stream = venue.stream(TRADE)) {
                        JsonNode answer = order(
                                venue,
                                stream,
                                "order.create",
                                Trading.linear(venue).restingBuy().values(),
                                0);
                        unless(answer.required("retCode").asInt() != 0, "the order was taken");
                    }
                }),
                new ConformanceCase(
                        "BY-804", "order entry: an order is created, amended and cancelled as over REST", venue -> {
                            Trading linear = Trading.linear(venue);
                            try (Stream stream = authenticated(venue)) {
                                OrderFields order = linear.restingBuy();
                                JsonNode created = order(venue, stream, "order.create", order.values(), 0);
                                unlessEqual(
                                        "retCode", created.required("retCode").asInt(), 0);
                                String id = created.at("/data/orderId").asText();
                                unlessEqual(
                                        "orderLinkId",
                                        created.at("/data/orderLinkId").asText(),
                                        order.text("orderLinkId"));
                                linear.awaitStatus(id, "New");
                                BigDecimal lower = order.decimal("price").subtract(BigDecimal.TEN);
                                Map<String, Object> named =
                                        Map.of("category", "linear", "symbol", "BTCUSDT", "orderId", id);
                                Map<String, Object> amendment = new OrderFields(named)
                                        .with("price", lower.toPlainString())
                                        .values();
                                unlessEqual(
                                        "retCode",
                                        order(venue, stream, "order.amend", amendment, 0)
                                                .required("retCode")
                                                .asInt(),
                                        0);
                                SpotOrderCases.awaitValue(linear, id, "price", lower);
                                unlessEqual(
                                        "retCode",
                                        order(venue, stream, "order.cancel", named, 0)
                                                .required("retCode")
                                                .asInt(),
                                        0);
                                linear.awaitStatus(id, "Cancelled");
                            }
                        }),
                new ConformanceCase("BY-805", "order entry: a refusal has the code of REST", venue -> {
                    try (Stream stream = authenticated(venue)) {
                        Map<String, Object> order = Trading.linear(venue)
                                .restingBuy()
                                .without("qty")
                                .values();
                        unlessEqual(
                                "retCode",
                                order(venue, stream, "order.create", order, 0)
                                        .required("retCode")
                                        .asInt(),
                                10001);
                    }
                }),
                new ConformanceCase("BY-806", "order entry: a request of 20 s is refused with 10002", venue -> {
                    try (Stream stream = authenticated(venue)) {
                        Map<String, Object> order =
                                Trading.linear(venue).restingBuy().values();
                        unlessEqual(
                                "retCode",
                                order(venue, stream, "order.create", order, 20_000)
                                        .required("retCode")
                                        .asInt(),
                                10002);
                    }
                }),
                new ConformanceCase("BY-807", "order entry: an answer reports limit and what is left of it", venue -> {
                    try (Stream stream = authenticated(venue)) {
                        Map<String, Object> order = Trading.linear(venue)
                                .restingBuy()
                                .without("qty")
                                .values();
                        JsonNode header =
                                order(venue, stream, "order.create", order, 0).required("header");
                        unless(header.required("X-Bapi-Limit").asInt() >= 10, "the limit is " + header);
                        unless(
                                header.required("X-Bapi-Limit-Status").asInt()
                                        < header.required("X-Bapi-Limit").asInt(),
                                "nothing was used");
                    }
                }),
                new ConformanceCase("BY-811", "a batch answers for each of its orders", venue -> {
                    Trading linear = Trading.linear(venue);
                    Map<String, Object> good =
                            linear.restingBuy().without("category").values();
                    Map<String, Object> bad = linear.restingBuy()
                            .without("category")
                            .with("price", "1000000000")
                            .with("side", "Sideways")
                            .values();
                    Reply reply = venue.write(
                            "/v5/order/create-batch", Map.of("category", "linear", "request", List.of(good, bad)));
                    List<JsonNode> taken = reply.list();
                    String id = taken.getFirst().required("orderId").asText();
                    linear.awaitStatus(id, "New");
                    linear.cancel(id).requireCode(0);
                    JsonNode codes = reply.body().at("/retExtInfo/list");
                    unlessEqual(
                            "the code of the first", codes.path(0).path("code").asInt(-1), 0);
                    unless(codes.path(1).path("code").asInt(0) != 0, "the second was taken");
                }));
    }

    private static Stream authenticated(Venue venue) throws InterruptedException {
        Stream stream = venue.stream(TRADE);
        unlessEqual(
                "retCode of auth",
                stream.auth(venue.signed(), 10_000).required("retCode").asInt(),
                0);
        return stream;
    }

    private static JsonNode order(Venue venue, Stream stream, String operation, Map<String, Object> fields, long agoMs)
            throws Exception {
        String id = venue.newLinkId();
        Map<String, String> header = Map.of(
                "X-BAPI-TIMESTAMP",
                Long.toString(System.currentTimeMillis() - agoMs),
                "X-BAPI-RECV-WINDOW",
                Venue.WINDOW_MS);
        stream.send(JSON.writeValueAsString(
                Map.of("reqId", id, "header", header, "op", operation, "args", List.of(fields))));
        return stream.await(
                "the answer to " + operation,
                message -> message.path("reqId").asText().equals(id));
    }
}
