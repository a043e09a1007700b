package io.eternalengine.conformance;

import static io.eternalengine.conformance.SpotOrderCases.awaitExecutions;
import static io.eternalengine.conformance.SpotOrderCases.decimal;
import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/** What closed positions earned, and what moved the wallet. */
final class MoneyCases {
    private static final BigDecimal CENT = new BigDecimal("0.00000001");

    private MoneyCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase(
                        "BY-901",
                        "a closed position's profit is what it left less what it cost and both fees",
                        venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.close();
                            awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())));
                            linear.close();
                            JsonNode profit =
                                    awaitRow(venue, "/v5/position/closed-pnl?category=linear&symbol=BTCUSDT&limit=1");
                            BigDecimal expected = decimal(profit, "cumExitValue")
                                    .subtract(decimal(profit, "cumEntryValue"))
                                    .subtract(decimal(profit, "openFee"))
                                    .subtract(decimal(profit, "closeFee"));
                            unless(
                                    decimal(profit, "closedPnl")
                                                    .subtract(expected)
                                                    .abs()
                                                    .compareTo(CENT)
                                            <= 0,
                                    "the profit is " + profit);
                            unlessEqual("side", profit.required("side").asText(), "Sell");
                        }),
                new ConformanceCase("BY-902", "the transaction log ends with what the wallet holds", venue -> {
                    Trading linear = Trading.linear(venue);
                    awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())));
                    linear.close();
                    JsonNode newest =
                            awaitRow(venue, "/v5/account/transaction-log?accountType=UNIFIED&currency=USDT&limit=1");
                    unlessEqual("type", newest.required("type").asText(), "TRADE");
                    unlessEqual("cashBalance", newest.required("cashBalance"), Trading.balance(venue, "USDT"));
                }),
                new ConformanceCase(
                        "BY-903",
                        "each change of the log is cash flow and funding less the fee, and follows the change before",
                        venue -> {
                            Trading linear = Trading.linear(venue);
                            awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())));
                            linear.close();
                            List<JsonNode> rows = venue.read(
                                            "/v5/account/transaction-log?accountType=UNIFIED&currency=USDT&limit=2")
                                    .list();
                            unlessEqual("the number of changes", rows.size(), 2);
                            JsonNode newest = rows.getFirst();
                            BigDecimal funding =
                                    newest.required("funding").asText().isEmpty()
                                            ? BigDecimal.ZERO
                                            : decimal(newest, "funding");
                            unlessEqual(
                                    "change",
                                    newest.required("change"),
                                    decimal(newest, "cashFlow").add(funding).subtract(decimal(newest, "fee")));
                            unlessEqual(
                                    "cashBalance",
                                    newest.required("cashBalance"),
                                    decimal(rows.get(1), "cashBalance").add(decimal(newest, "change")));
                        }),
                new ConformanceCase("BY-904", "a trade is reported to everybody on the public stream", venue -> {
                    try (Stream stream = venue.stream("/v5/public/linear")) {
                        stream.subscribe("publicTrade.BTCUSDT");
                        Trading linear = Trading.linear(venue);
                        JsonNode own = awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())))
                                .getFirst();
                        JsonNode reported = stream.await(
                                "the trade",
                                message -> message.toString()
                                        .contains(own.required("execId").asText()));
                        linear.close();
                        for (JsonNode trade : reported.required("data")) {
                            if (trade.required("i").equals(own.required("execId"))) {
                                unlessEqual("p", trade.required("p"), decimal(own, "execPrice"));
                                unlessEqual("S", trade.required("S").asText(), "Buy");
                            }
                        }
                    }
                }));
    }

    private static JsonNode awaitRow(Venue venue, String list) throws Exception {
        for (int tries = 0; tries < 25; tries++) {
            List<JsonNode> rows = venue.read(list).list();
            if (!rows.isEmpty()) {
                return rows.getFirst();
            }
            Thread.sleep(200);
        }
        throw new Violation("there is no row in " + list);
    }
}
