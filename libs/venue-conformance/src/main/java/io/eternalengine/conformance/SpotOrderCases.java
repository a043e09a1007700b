package io.eternalengine.conformance;

import static io.eternalengine.conformance.RestingCheck.during;
import static io.eternalengine.conformance.Trading.with;
import static io.eternalengine.conformance.Trading.without;
import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Orders on the spot market. */
final class SpotOrderCases {
    private SpotOrderCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase("BY-201", "spot: a limit order rests as New with what it asked for", venue -> {
                    Trading spot = Trading.spot(venue);
                    OrderFields order = spot.restingBuy();
                    during(spot, order, id -> {
                        JsonNode found = spot.awaitStatus(id, "New");
                        unlessEqual("orderLinkId", found.required("orderLinkId").asText(), order.text("orderLinkId"));
                        unlessEqual("price", found.required("price"), new BigDecimal(order.text("price")));
                        unlessEqual("leavesQty", found.required("leavesQty"), new BigDecimal(order.text("qty")));
                        unlessEqual("cumExecQty", found.required("cumExecQty"), BigDecimal.ZERO);
                    });
                }),
                new ConformanceCase("BY-202", "spot: a market buy counts USDT and never spends more", venue -> {
                    Trading spot = Trading.spot(venue);
                    String id = spot.place(spot.market("Buy", "40"));
                    List<JsonNode> executions = awaitExecutions(spot, id);
                    BigDecimal value = sum(executions, "execValue");
                    unless(value.compareTo(new BigDecimal("40")) <= 0, "it spent " + value);
                    unless(value.compareTo(new BigDecimal("38")) > 0, "it spent only " + value);
                }),
                new ConformanceCase("BY-203", "spot: a buy pays its fee in the coin: quantity × rate", venue -> {
                    Trading spot = Trading.spot(venue);
                    for (JsonNode execution : awaitExecutions(spot, spot.place(spot.market("Buy", "40")))) {
                        unlessEqual(
                                "feeCurrency", execution.required("feeCurrency").asText(), "BTC");
                        unlessEqual(
                                "execFee",
                                execution.required("execFee"),
                                decimal(execution, "execQty").multiply(decimal(execution, "feeRate")));
                    }
                }),
                new ConformanceCase("BY-204", "spot: a market buy with marketUnit baseCoin counts the coin", venue -> {
                    Trading spot = Trading.spot(venue);
                    String quantity = spot.quantity();
                    String id = spot.place(with(spot.market("Buy", quantity), "marketUnit", "baseCoin"));
                    unlessEqual(
                            "execQty",
                            sum(awaitExecutions(spot, id), "execQty").stripTrailingZeros(),
                            new BigDecimal(quantity).stripTrailingZeros());
                }),
                new ConformanceCase(
                        "BY-205",
                        "spot: a market sale counts the coin and pays its fee in USDT: value × rate",
                        venue -> {
                            Trading spot = Trading.spot(venue);
                            spot.place(spot.market("Buy", "60"));
                            String quantity = spot.quantity();
                            for (JsonNode execution :
                                    awaitExecutions(spot, spot.place(spot.market("Sell", quantity)))) {
                                unlessEqual(
                                        "feeCurrency",
                                        execution.required("feeCurrency").asText(),
                                        "USDT");
                                unlessEqual(
                                        "execFee",
                                        execution.required("execFee"),
                                        decimal(execution, "execValue").multiply(decimal(execution, "feeRate")));
                            }
                        }),
                new ConformanceCase("BY-206", "spot: IOC that meets nobody is cancelled at once", venue -> {
                    Trading spot = Trading.spot(venue);
                    spot.awaitStatus(spot.place(with(spot.restingBuy(), "timeInForce", "IOC")), "Cancelled");
                }),
                new ConformanceCase("BY-207", "spot: FOK that meets nobody is cancelled at once", venue -> {
                    Trading spot = Trading.spot(venue);
                    spot.awaitStatus(spot.place(with(spot.restingBuy(), "timeInForce", "FOK")), "Cancelled");
                }),
                new ConformanceCase("BY-208", "spot: PostOnly that would take is cancelled and says why", venue -> {
                    Trading spot = Trading.spot(venue);
                    JsonNode order = spot.awaitStatus(spot.place(spot.takingBuy("PostOnly")), "Cancelled");
                    unlessEqual(
                            "rejectReason", order.required("rejectReason").asText(), "EC_PostOnlyWillTakeLiquidity");
                }),
                new ConformanceCase("BY-209", "spot: PostOnly far from the market rests", venue -> {
                    Trading spot = Trading.spot(venue);
                    during(spot, with(spot.restingBuy(), "timeInForce", "PostOnly"), id -> spot.awaitStatus(id, "New"));
                }),
                new ConformanceCase(
                        "BY-210",
                        "spot: a limit order at the other side's price is filled no worse than its own",
                        venue -> {
                            Trading spot = Trading.spot(venue);
                            OrderFields order = spot.takingBuy("GTC");
                            BigDecimal limit = new BigDecimal(order.text("price"));
                            for (JsonNode execution : awaitExecutions(spot, spot.place(order))) {
                                unless(
                                        decimal(execution, "execPrice").compareTo(limit) <= 0,
                                        "it was filled above its limit");
                            }
                        }),
                new ConformanceCase("BY-211", "spot: an amendment changes price and quantity, not the id", venue -> {
                    Trading spot = Trading.spot(venue);
                    OrderFields order = spot.restingBuy();
                    BigDecimal doubled = new BigDecimal(order.text("qty")).multiply(BigDecimal.TWO);
                    during(spot, order, id -> {
                        spot.awaitStatus(id, "New");
                        spot.amend("qty", doubled.toPlainString(), id).requireCode(0);
                        awaitValue(spot, id, "qty", doubled);
                    });
                }),
                new ConformanceCase("BY-212", "spot: a cancelled order is found as Cancelled by the user", venue -> {
                    Trading spot = Trading.spot(venue);
                    String id = spot.place(spot.restingBuy());
                    spot.awaitStatus(id, "New");
                    spot.cancel(id).requireCode(0);
                    unlessEqual(
                            "cancelType",
                            spot.awaitStatus(id, "Cancelled")
                                    .required("cancelType")
                                    .asText(),
                            "CancelByUser");
                }),
                new ConformanceCase(
                        "BY-213",
                        "spot: cancelling what does not exist is refused with 170213",
                        venue -> Trading.spot(venue).cancel("1").requireCode(170213)),
                new ConformanceCase(
                        "BY-214",
                        "spot: amending what does not exist is refused with 170213",
                        venue ->
                                Trading.spot(venue).amend("price", "20000", "1").requireCode(170213)),
                new ConformanceCase("BY-215", "spot: an order beyond the balance is refused with 170131", venue -> {
                    Trading spot = Trading.spot(venue);
                    BigDecimal most = decimal(spot.instrument().required("lotSizeFilter"), "maxOrderQty")
                            .divide(BigDecimal.TWO, 0, RoundingMode.DOWN);
                    spot.create(with(spot.restingBuy(), "qty", most.toPlainString()))
                            .requireCode(170131);
                }),
                new ConformanceCase("BY-216", "spot: a value below the minimum is refused with 170140", venue -> {
                    Trading spot = Trading.spot(venue);
                    spot.create(spot.market("Buy", "1")).requireCode(170140);
                }),
                new ConformanceCase("BY-217", "spot: a price with too many decimals is refused with 170134", venue -> {
                    Trading spot = Trading.spot(venue);
                    OrderFields order = spot.restingBuy();
                    spot.create(with(
                                    order,
                                    "price",
                                    new BigDecimal(order.text("price"))
                                            .add(new BigDecimal("0.0001"))
                                            .toPlainString()))
                            .requireCode(170134);
                }),
                new ConformanceCase(
                        "BY-218", "spot: a quantity with too many decimals is refused with 170137", venue -> {
                            Trading spot = Trading.spot(venue);
                            OrderFields order = spot.restingBuy();
                            spot.create(with(
                                            order,
                                            "qty",
                                            new BigDecimal(order.text("qty"))
                                                    .add(new BigDecimal("0.0000001"))
                                                    .toPlainString()))
                                    .requireCode(170137);
                        }),
                new ConformanceCase(
                        "BY-219", "spot: an order without quantity, price or side is refused with 10001", venue -> {
                            Trading spot = Trading.spot(venue);
                            for (String field : List.of("qty", "price", "side", "orderType", "symbol")) {
                                spot.create(without(spot.restingBuy(), field)).requireCode(10001);
                            }
                        }),
                new ConformanceCase("BY-220", "spot: a conditional order waits as Untriggered and cancels", venue -> {
                    Trading spot = Trading.spot(venue);
                    OrderFields order = with(
                            with(spot.restingBuy(), "triggerPrice", spot.restingBuyPrice()),
                            "orderFilter",
                            "StopOrder");
                    String id = spot.place(order);
                    spot.awaitStatus(id, "Untriggered");
                    venue.write(
                                    "/v5/order/cancel",
                                    Map.of(
                                            "category",
                                            "spot",
                                            "symbol",
                                            "BTCUSDT",
                                            "orderId",
                                            id,
                                            "orderFilter",
                                            "StopOrder"))
                            .requireCode(0);
                }),
                new ConformanceCase(
                        "BY-221", "spot: cancel-all leaves orders with a trigger alone unless it names them", venue -> {
                            Trading spot = Trading.spot(venue);
                            String resting = spot.place(spot.restingBuy());
                            String waiting = spot.place(with(
                                    with(spot.restingBuy(), "triggerPrice", spot.restingBuyPrice()),
                                    "orderFilter",
                                    "tpslOrder"));
                            spot.awaitStatus(waiting, "Untriggered");
                            spot.cancelAll().requireCode(0);
                            spot.awaitStatus(resting, "Cancelled");
                            spot.awaitStatus(waiting, "Untriggered");
                            venue.write(
                                            "/v5/order/cancel-all",
                                            Map.of("category", "spot", "symbol", "BTCUSDT", "orderFilter", "tpslOrder"))
                                    .requireCode(0);
                            unless(
                                    venue.read("/v5/order/realtime?category=spot&symbol=BTCUSDT&orderFilter=tpslOrder")
                                            .list()
                                            .isEmpty(),
                                    "a waiting order is left");
                        }),
                new ConformanceCase("BY-222", "spot: an open buy locks its value in USDT until it ends", venue -> {
                    Trading spot = Trading.spot(venue);
                    OrderFields order = spot.restingBuy();
                    BigDecimal before = locked(venue);
                    String id = spot.place(order);
                    spot.awaitStatus(id, "New");
                    BigDecimal value = new BigDecimal(order.text("qty")).multiply(new BigDecimal(order.text("price")));
                    BigDecimal during = locked(venue);
                    spot.cancel(id);
                    spot.awaitStatus(id, "Cancelled");
                    unless(
                            during.subtract(before).compareTo(value) >= 0,
                            "only " + during.subtract(before) + " of " + value + " are locked");
                    unless(locked(venue).compareTo(before) == 0, "something stays locked");
                }),
                new ConformanceCase(
                        "BY-223", "spot: a market order with too many decimals is refused with 170148", venue -> {
                            Trading spot = Trading.spot(venue);
                            spot.create(spot.market("Buy", "40.123456789")).requireCode(170148);
                        }),
                new ConformanceCase("BY-224", "spot: an order of an unknown symbol is refused with 170121", venue -> {
                    Trading spot = Trading.spot(venue);
                    spot.create(with(spot.market("Buy", "40"), "symbol", "NOSUCHUSDT"))
                            .requireCode(170121);
                }),
                new ConformanceCase(
                        "BY-225", "a buy above the limit that is reported is refused with 170193", venue -> {
                            Trading spot = Trading.spot(venue);
                            spot.create(with(spot.restingBuy(), "price", spot.priceBeyondLimit()))
                                    .requireCode(170193);
                        }),
                new ConformanceCase(
                        "BY-226",
                        "a market buy by amount that leaves a rest ends as PartiallyFilledCanceled",
                        venue -> {
                            Trading spot = Trading.spot(venue);
                            String id = spot.place(spot.market("Buy", "40.1"));
                            JsonNode order = spot.awaitStatus(id, "PartiallyFilledCanceled");
                            unless(
                                    new BigDecimal(order.required("cumExecValue")
                                                            .asText())
                                                    .compareTo(new BigDecimal("40.1"))
                                            < 0,
                                    "nothing is left of " + order);
                        }));
    }

    static BigDecimal decimal(JsonNode json, String field) {
        return new BigDecimal(json.required(field).asText());
    }

    static BigDecimal sum(List<JsonNode> rows, String field) {
        return rows.stream().map(row -> decimal(row, field)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The executions of a filled order. */
    static List<JsonNode> awaitExecutions(Trading market, String orderId) throws Exception {
        for (int tries = 0; tries < 50; tries++) {
            List<JsonNode> rows = market.executions(orderId).list();
            if (!rows.isEmpty()) {
                return rows;
            }
            Thread.sleep(100);
        }
        throw new Violation("there is no execution of order " + orderId);
    }

    static void awaitValue(Trading market, String orderId, String field, BigDecimal value) throws Exception {
        JsonNode order = market.awaitStatus(orderId, "New");
        for (int tries = 0; tries < 50 && decimal(order, field).compareTo(value) != 0; tries++) {
            Thread.sleep(100);
            order = market.awaitStatus(orderId, "New");
        }
        unlessEqual(field, order.required(field), value);
    }

    private static BigDecimal locked(Venue venue) throws Exception {
        return decimal(
                venue.read("/v5/account/wallet-balance?accountType=UNIFIED&coin=USDT")
                        .only()
                        .required("coin")
                        .required(0),
                "locked");
    }
}
