package io.eternalengine.conformance;

import static io.eternalengine.conformance.RestingCheck.during;
import static io.eternalengine.conformance.SpotOrderCases.awaitExecutions;
import static io.eternalengine.conformance.SpotOrderCases.awaitValue;
import static io.eternalengine.conformance.SpotOrderCases.decimal;
import static io.eternalengine.conformance.Trading.with;
import static io.eternalengine.conformance.Trading.without;
import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Orders on perpetuals. */
final class LinearOrderCases {
    private LinearOrderCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase("BY-301", "linear: a limit order rests as New", venue -> {
                    Trading linear = Trading.linear(venue);
                    during(
                            linear,
                            linear.restingBuy(),
                            id -> unlessEqual(
                                    "timeInForce",
                                    linear.awaitStatus(id, "New")
                                            .required("timeInForce")
                                            .asText(),
                                    "GTC"));
                }),
                new ConformanceCase(
                        "BY-302", "linear: a market order is filled as taker for value × rate in USDT", venue -> {
                            Trading linear = Trading.linear(venue);
                            String id = linear.place(linear.market("Buy", linear.quantity()));
                            for (JsonNode execution : awaitExecutions(linear, id)) {
                                unless(!execution.required("isMaker").asBoolean(), "it was the maker");
                                unlessEqual(
                                        "execType",
                                        execution.required("execType").asText(),
                                        "Trade");
                                unlessEqual(
                                        "execFee",
                                        execution.required("execFee"),
                                        decimal(execution, "execValue").multiply(decimal(execution, "feeRate")));
                            }
                            linear.close();
                        }),
                new ConformanceCase("BY-303", "linear: IOC that meets nobody is cancelled at once", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.awaitStatus(linear.place(with(linear.restingBuy(), "timeInForce", "IOC")), "Cancelled");
                }),
                new ConformanceCase("BY-304", "linear: FOK that meets nobody is cancelled at once", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.awaitStatus(linear.place(with(linear.restingBuy(), "timeInForce", "FOK")), "Cancelled");
                }),
                new ConformanceCase("BY-305", "linear: PostOnly that would take is cancelled and says why", venue -> {
                    Trading linear = Trading.linear(venue);
                    JsonNode order = linear.awaitStatus(linear.place(linear.takingBuy("PostOnly")), "Cancelled");
                    unlessEqual(
                            "rejectReason", order.required("rejectReason").asText(), "EC_PostOnlyWillTakeLiquidity");
                }),
                new ConformanceCase(
                        "BY-306", "linear: reduce-only without a position is refused with 110017", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.close();
                            linear.create(with(linear.market("Sell", linear.quantity()), "reduceOnly", true))
                                    .requireCode(110017);
                        }),
                new ConformanceCase("BY-307", "linear: reduce-only never turns a position round", venue -> {
                    Trading linear = Trading.linear(venue);
                    String quantity = linear.quantity();
                    awaitExecutions(linear, linear.place(linear.market("Buy", quantity)));
                    BigDecimal twice = new BigDecimal(quantity).multiply(BigDecimal.TWO);
                    String id = linear.place(with(linear.market("Sell", twice.toPlainString()), "reduceOnly", true));
                    unlessEqual(
                            "what was sold",
                            SpotOrderCases.sum(awaitExecutions(linear, id), "execQty")
                                    .stripTrailingZeros(),
                            new BigDecimal(quantity).stripTrailingZeros());
                    unlessEqual("the position", linear.position().required("size"), BigDecimal.ZERO);
                }),
                new ConformanceCase("BY-308", "linear: a conditional order waits as Untriggered", venue -> {
                    Trading linear = Trading.linear(venue);
                    during(
                            linear,
                            falling(linear),
                            id -> unlessEqual(
                                    "triggerDirection",
                                    linear.awaitStatus(id, "Untriggered")
                                            .required("triggerDirection")
                                            .asInt(),
                                    2));
                }),
                new ConformanceCase(
                        "BY-309", "linear: a trigger without its direction is refused with 10001", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.create(without(falling(linear), "triggerDirection"))
                                    .requireCode(10001);
                        }),
                new ConformanceCase(
                        "BY-310", "linear: a rising trigger below the price is refused with 110092", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.create(with(falling(linear), "triggerDirection", 1))
                                    .requireCode(110092);
                        }),
                new ConformanceCase(
                        "BY-311", "linear: a falling trigger above the price is refused with 110093", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.create(with(falling(linear), "triggerPrice", linear.takingBuyPrice()))
                                    .requireCode(110093);
                        }),
                new ConformanceCase("BY-312", "linear: an amendment by orderLinkId changes the price", venue -> {
                    Trading linear = Trading.linear(venue);
                    OrderFields order = linear.restingBuy();
                    BigDecimal lower = new BigDecimal(order.text("price")).subtract(BigDecimal.TEN);
                    during(linear, order, id -> {
                        linear.awaitStatus(id, "New");
                        venue.write(
                                        "/v5/order/amend",
                                        Map.of(
                                                "category",
                                                "linear",
                                                "symbol",
                                                "BTCUSDT",
                                                "orderLinkId",
                                                order.text("orderLinkId"),
                                                "price",
                                                lower.toPlainString()))
                                .requireCode(0);
                        awaitValue(linear, id, "price", lower);
                    });
                }),
                new ConformanceCase(
                        "BY-313",
                        "linear: cancelling or amending what does not exist is refused with 110001",
                        venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.cancel("11111111-1111-1111-1111-111111111111")
                                    .requireCode(110001);
                            linear.amend("price", "20000", "11111111-1111-1111-1111-111111111111")
                                    .requireCode(110001);
                        }),
                new ConformanceCase("BY-314", "linear: an order beyond the margin is refused with 110007", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.create(with(
                                    linear.restingBuy(),
                                    "qty",
                                    linear.instrument()
                                            .at("/lotSizeFilter/maxOrderQty")
                                            .asText()))
                            .requireCode(110007);
                }),
                new ConformanceCase("BY-315", "linear: a value below the minimum is refused with 110094", venue -> {
                    Trading linear = Trading.linear(venue);
                    String least =
                            linear.instrument().at("/lotSizeFilter/minOrderQty").asText();
                    linear.create(with(with(linear.restingBuy(), "qty", least), "price", "4000"))
                            .requireCode(110094);
                }),
                new ConformanceCase("BY-316", "linear: a price off the tick is refused with 10001", venue -> {
                    Trading linear = Trading.linear(venue);
                    OrderFields order = linear.restingBuy();
                    linear.create(with(
                                    order,
                                    "price",
                                    order.text("price") + (order.text("price").contains(".") ? "1" : ".01")))
                            .requireCode(10001);
                }),
                new ConformanceCase("BY-317", "linear: a quantity below the minimum is refused with 10001", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.create(with(linear.restingBuy(), "qty", "0.00001")).requireCode(10001);
                }),
                new ConformanceCase(
                        "BY-318",
                        "linear: a side, type or time in force that does not exist is refused with 10001",
                        venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.create(with(linear.restingBuy(), "side", "Long"))
                                    .requireCode(10001);
                            linear.create(with(linear.restingBuy(), "orderType", "Stop"))
                                    .requireCode(10001);
                            linear.create(with(linear.restingBuy(), "timeInForce", "DAY"))
                                    .requireCode(10001);
                        }),
                new ConformanceCase(
                        "BY-319",
                        "linear: cancel-all without symbol or coin is refused with 10001",
                        venue -> venue.write("/v5/order/cancel-all", Map.of("category", "linear"))
                                .requireCode(10001)),
                new ConformanceCase("BY-320", "linear: cancel-all by symbol leaves other symbols alone", venue -> {
                    Trading bitcoin = Trading.linear(venue);
                    Trading ether = bitcoin.of("ETHUSDT");
                    String cancelled = bitcoin.place(bitcoin.restingBuy());
                    during(ether, ether.restingBuy(), kept -> {
                        bitcoin.cancelAll().requireCode(0);
                        bitcoin.awaitStatus(cancelled, "Cancelled");
                        ether.awaitStatus(kept, "New");
                    });
                }),
                new ConformanceCase(
                        "BY-321",
                        "linear: cancel-all by settleCoin takes every symbol, orders with triggers included",
                        venue -> {
                            Trading bitcoin = Trading.linear(venue);
                            Trading ether = bitcoin.of("ETHUSDT");
                            String one = bitcoin.place(falling(bitcoin));
                            String other = ether.place(ether.restingBuy());
                            venue.write("/v5/order/cancel-all", Map.of("category", "linear", "settleCoin", "USDT"))
                                    .requireCode(0);
                            ether.awaitStatus(other, "Cancelled");
                            unless(
                                    List.of("Cancelled", "Deactivated").contains(statusOf(venue, one)),
                                    "the waiting order is left");
                        }),
                new ConformanceCase(
                        "BY-322", "linear: stops that an entry brings along guard the position it opens", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.close();
                            awaitExecutions(
                                    linear,
                                    linear.place(with(
                                            linear.market("Buy", linear.quantity()),
                                            "stopLoss",
                                            linear.restingBuyPrice())));
                            try {
                                unless(
                                        !linear.position()
                                                .required("stopLoss")
                                                .asText()
                                                .isEmpty(),
                                        "the position has no stop loss");
                            } finally {
                                linear.close();
                            }
                        }),
                new ConformanceCase(
                        "BY-323",
                        "linear: a side of hedge mode is refused with 10001 in one-way mode, in these words",
                        venue -> {
                            Trading linear = Trading.linear(venue);
                            Reply reply = linear.create(with(linear.restingBuy(), "positionIdx", 1));
                            reply.requireCode(10001);
                            unlessEqual(
                                    "retMsg",
                                    reply.body().required("retMsg").asText(),
                                    "position idx not match position mode");
                        }),
                new ConformanceCase(
                        "BY-324", "a buy above the limit that is reported is refused with 110003", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.create(with(linear.restingBuy(), "price", linear.priceBeyondLimit()))
                                    .requireCode(110003);
                        }),
                new ConformanceCase(
                        "BY-325", "a quantity of 0 with reduceOnly and closeOnTrigger closes the position", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.close();
                            linear.awaitStatus(linear.place(linear.market("Buy", linear.quantity())), "Filled");
                            OrderFields close =
                                    with(with(linear.market("Sell", "0"), "reduceOnly", true), "closeOnTrigger", true);
                            linear.awaitStatus(linear.place(close), "Filled");
                            unlessEqual("the size", linear.position().required("size"), BigDecimal.ZERO);
                        }));
    }

    /** A market sale that waits for a fall of three percent. */
    private static OrderFields falling(Trading linear) throws Exception {
        return with(
                with(linear.market("Sell", linear.quantity()), "triggerPrice", linear.restingBuyPrice()),
                "triggerDirection",
                2);
    }

    private static String statusOf(Venue venue, String orderId) throws Exception {
        return venue.read("/v5/order/realtime?category=linear&symbol=BTCUSDT&orderId=" + orderId)
                .only()
                .required("orderStatus")
                .asText();
    }
}
