package io.eternalengine.conformance;

import static io.eternalengine.conformance.SpotOrderCases.awaitExecutions;
import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The private stream. */
final class PrivateStreamCases {
    private static final String PRIVATE = "/v5/private";
    private static final int FILLED_ORDERS = 20;

    private PrivateStreamCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase(
                        "BY-701", "a ping on the private stream is answered with the operation pong", venue -> {
                            try (Stream stream = venue.stream(PRIVATE)) {
                                unlessEqual(
                                        "op", stream.ask("ping").required("op").asText(), "pong");
                            }
                        }),
                new ConformanceCase("BY-702", "a signature over GET/realtime and the expiry authenticates", venue -> {
                    try (Stream stream = venue.stream(PRIVATE)) {
                        stream.authenticated(venue.signed());
                    }
                }),
                new ConformanceCase("BY-703", "a wrong signature does not", venue -> {
                    try (Stream stream = venue.stream(PRIVATE)) {
                        Signed wrong = venue.signed().with(venue.address().key(), "wrong");
                        unless(!stream.auth(wrong, 10_000).required("success").asBoolean(), "it does");
                    }
                }),
                new ConformanceCase("BY-704", "an expiry in the past does not", venue -> {
                    try (Stream stream = venue.stream(PRIVATE)) {
                        unless(
                                !stream.auth(venue.signed(), -10_000)
                                        .required("success")
                                        .asBoolean(),
                                "it does");
                    }
                }),
                new ConformanceCase("BY-705", "nothing is reported to who has not authenticated", venue -> {
                    try (Stream stream = venue.stream(PRIVATE)) {
                        unless(
                                !stream.ask("subscribe", "order")
                                        .required("success")
                                        .asBoolean(),
                                "the subscription succeeded");
                    }
                }),
                new ConformanceCase("BY-706", "a topic that does not exist is refused", venue -> {
                    try (Stream stream = venue.stream(PRIVATE).authenticated(venue.signed())) {
                        unless(
                                !stream.ask("subscribe", "nonsense")
                                        .required("success")
                                        .asBoolean(),
                                "it succeeded");
                    }
                }),
                new ConformanceCase("BY-711", "a resting order is reported as New and its end as Cancelled", venue -> {
                    try (Stream stream = listening(venue, "order")) {
                        Trading linear = Trading.linear(venue);
                        String id = linear.place(linear.restingBuy());
                        awaitOrder(stream, id, "New");
                        linear.cancel(id).requireCode(0);
                        unlessEqual(
                                "cancelType",
                                awaitOrder(stream, id, "Cancelled")
                                        .required("cancelType")
                                        .asText(),
                                "CancelByUser");
                    }
                }),
                new ConformanceCase(
                        "BY-712",
                        "a fill is reported with the execution's id, price and fee that REST lists",
                        venue -> {
                            try (Stream stream = listening(venue, "execution")) {
                                Trading linear = Trading.linear(venue);
                                String id = linear.place(linear.market("Buy", linear.quantity()));
                                JsonNode reported = stream.await(
                                                "the execution",
                                                message -> orderOf(message).equals(id))
                                        .at("/data/0");
                                List<JsonNode> listed = awaitExecutions(linear, id);
                                linear.close();
                                JsonNode same = listed.stream()
                                        .filter(row -> row.required("execId").equals(reported.required("execId")))
                                        .findFirst()
                                        .orElseThrow(() -> new Violation("REST lists another id"));
                                for (String field :
                                        List.of("execPrice", "execQty", "execFee", "side", "isMaker", "orderLinkId")) {
                                    unlessEqual(field, reported.required(field), same.required(field));
                                }
                            }
                        }),
                new ConformanceCase("BY-713", "a fill is reported as the order's end, whole", venue -> {
                    try (Stream stream = listening(venue, "order")) {
                        Trading linear = Trading.linear(venue);
                        OrderFields order = linear.market("Buy", linear.quantity());
                        String id = linear.place(order);
                        JsonNode reported = awaitOrder(stream, id, "Filled");
                        linear.close();
                        unlessEqual("cumExecQty", reported.required("cumExecQty"), new BigDecimal(order.text("qty")));
                        unlessEqual(
                                "orderLinkId", reported.required("orderLinkId").asText(), order.text("orderLinkId"));
                        unlessEqual("category", reported.required("category").asText(), "linear");
                    }
                }),
                new ConformanceCase("BY-714", "a fill of linear is reported as the position that it makes", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.close();
                    try (Stream stream = listening(venue, "position")) {
                        linear.place(linear.market("Buy", linear.quantity()));
                        JsonNode reported = stream.await(
                                        "the position",
                                        message -> message.at("/data/0/side")
                                                .asText()
                                                .equals("Buy"))
                                .at("/data/0");
                        unlessEqual(
                                "size",
                                reported.required("size").asText(),
                                linear.position().required("size").asText());
                        linear.close();
                        stream.await(
                                "its end",
                                message -> message.at("/data/0/size").asText().equals("0"));
                    }
                }),
                new ConformanceCase("BY-715", "a fill is reported as the wallet that it leaves", venue -> {
                    try (Stream stream = listening(venue, "wallet")) {
                        Trading spot = Trading.spot(venue);
                        awaitExecutions(spot, spot.place(spot.market("Buy", "40")));
                        BigDecimal balance = Trading.balance(venue, "USDT");
                        stream.await("the wallet with " + balance + " USDT", message -> {
                            for (JsonNode coin : message.at("/data/0/coin")) {
                                if (coin.path("coin").asText().equals("USDT")) {
                                    return new BigDecimal(coin.path("walletBalance")
                                                            .asText())
                                                    .compareTo(balance)
                                            == 0;
                                }
                            }
                            return false;
                        });
                    }
                }),
                new ConformanceCase(
                        "BY-716",
                        "an order may be reported as filled twice, its executions are not: each has an id of its own",
                        PrivateStreamCases::tellsEachExecutionOnce),
                new ConformanceCase("BY-717", "the topic order.linear reports linear orders", venue -> {
                    Trading linear = Trading.linear(venue);
                    try (Stream stream = venue.stream(PRIVATE).authenticated(venue.signed())) {
                        stream.subscribe("order.linear");
                        String id = linear.place(linear.restingBuy());
                        try {
                            JsonNode reported = stream.next("order.linear").at("/data/0");
                            unlessEqual("orderId", reported.required("orderId").asText(), id);
                        } finally {
                            linear.cancel(id);
                        }
                    }
                }));
    }

    private static void tellsEachExecutionOnce(Venue venue) throws Exception {
        Trading linear = Trading.linear(venue);
        linear.close();
        try (Stream stream = listening(venue, "order", "execution")) {
            List<String> orders = new ArrayList<>();
            for (int i = 0; i < FILLED_ORDERS; i++) {
                orders.add(linear.place(linear.market("Buy", linear.quantity())));
            }
            Set<String> ids = new HashSet<>();
            for (String order : orders) {
                BigDecimal filled = new BigDecimal(awaitOrder(stream, order, "Filled")
                        .required("cumExecQty")
                        .asText());
                BigDecimal reported = BigDecimal.ZERO;
                while (reported.compareTo(filled) < 0) {
                    JsonNode execution = stream.await(
                                    "an execution of " + order,
                                    message -> message.path("topic").asText().equals("execution")
                                            && orderOf(message).equals(order))
                            .at("/data/0");
                    String id = execution.required("execId").asText();
                    unless(ids.add(id), "the execution " + id + " was reported twice");
                    reported = reported.add(
                            new BigDecimal(execution.required("execQty").asText()));
                }
                unless(
                        reported.compareTo(filled) == 0,
                        "executions of " + reported + " were reported for an order of " + filled);
            }
            unless(!stream.hasUnread("execution"), "more executions were reported than filled the orders");
        } finally {
            linear.close();
        }
    }

    private static Stream listening(Venue venue, String... topics) throws Exception {
        Stream stream = venue.stream(PRIVATE).authenticated(venue.signed());
        stream.subscribe(topics);
        return stream;
    }

    private static String orderOf(JsonNode message) {
        return message.at("/data/0/orderId").asText();
    }

    private static JsonNode awaitOrder(Stream stream, String orderId, String status) throws InterruptedException {
        return stream.await(
                        "order " + orderId + " as " + status,
                        message -> orderOf(message).equals(orderId)
                                && message.at("/data/0/orderStatus").asText().equals(status))
                .at("/data/0");
    }
}
