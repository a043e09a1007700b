package io.eternalengine.conformance;

import static io.eternalengine.conformance.SpotOrderCases.awaitExecutions;
import static io.eternalengine.conformance.SpotOrderCases.decimal;
import static io.eternalengine.conformance.Violation.unless;
import static io.eternalengine.conformance.Violation.unlessEqual;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Balances, fees, positions, leverage, stops and transfers. */
final class AccountCases {
    private AccountCases() {}

    static List<ConformanceCase> all() {
        return List.of(
                new ConformanceCase(
                        "BY-501", "the wallet of a unified account reports equity, margins and each coin", venue -> {
                            JsonNode wallet = venue.read("/v5/account/wallet-balance?accountType=UNIFIED")
                                    .only();
                            unlessEqual(
                                    "accountType",
                                    wallet.required("accountType").asText(),
                                    "UNIFIED");
                            unless(decimal(wallet, "totalEquity").signum() > 0, "there is no equity");
                            for (JsonNode coin : wallet.required("coin")) {
                                decimal(coin, "walletBalance");
                                decimal(coin, "equity");
                            }
                        }),
                new ConformanceCase("BY-502", "the wallet can be asked for one coin", venue -> {
                    JsonNode coins = venue.read("/v5/account/wallet-balance?accountType=UNIFIED&coin=USDT")
                            .only()
                            .required("coin");
                    unlessEqual("the number of coins", coins.size(), 1);
                    unlessEqual("the coin", coins.get(0).required("coin").asText(), "USDT");
                }),
                new ConformanceCase(
                        "BY-503",
                        "an account type that does not exist is refused with 10001",
                        venue -> venue.read("/v5/account/wallet-balance?accountType=PIGGY")
                                .requireCode(10001)),
                new ConformanceCase(
                        "BY-504",
                        "availableToWithdraw is there and empty, as it has been since 2025",
                        venue -> unlessEqual(
                                "availableToWithdraw",
                                venue.read("/v5/account/wallet-balance?accountType=UNIFIED&coin=USDT")
                                        .only()
                                        .at("/coin/0/availableToWithdraw")
                                        .asText("missing"),
                                "")),
                new ConformanceCase(
                        "BY-505",
                        "the account reports its margin mode",
                        venue -> unless(
                                List.of("REGULAR_MARGIN", "ISOLATED_MARGIN", "PORTFOLIO_MARGIN")
                                        .contains(venue.read("/v5/account/info")
                                                .result()
                                                .required("marginMode")
                                                .asText()),
                                "the mode is another")),
                new ConformanceCase("BY-506", "fee rates are those that executions pay", venue -> {
                    JsonNode rates = venue.read("/v5/account/fee-rate?category=linear&symbol=BTCUSDT")
                            .only();
                    Trading linear = Trading.linear(venue);
                    JsonNode execution = awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())))
                            .getFirst();
                    linear.close();
                    unlessEqual("feeRate", execution.required("feeRate"), decimal(rates, "takerFeeRate"));
                    unless(
                            decimal(rates, "makerFeeRate").compareTo(decimal(rates, "takerFeeRate")) <= 0,
                            "makers pay more");
                }),
                new ConformanceCase(
                        "BY-507",
                        "spot margin is reported as 0 or 1",
                        venue -> unless(
                                List.of("0", "1")
                                        .contains(venue.read("/v5/spot-margin-trade/state")
                                                .result()
                                                .required("spotMarginMode")
                                                .asText()),
                                "the mode is another")),
                new ConformanceCase(
                        "BY-508",
                        "the wallet of cross margin reports the maintenance margin as a part of the margin balance",
                        venue -> {
                            JsonNode wallet = venue.read("/v5/account/wallet-balance?accountType=UNIFIED")
                                    .only();
                            if (decimal(wallet, "accountMMRate").signum() < 0) {
                                throw new Violation("the rate is " + wallet.required("accountMMRate"));
                            }
                        }),
                new ConformanceCase(
                        "BY-511",
                        "positions of linear need a symbol or a settle coin: else 10001",
                        venue -> venue.read("/v5/position/list?category=linear").requireCode(10001)),
                new ConformanceCase(
                        "BY-512", "a market asked for by its symbol is reported even without a position", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.close();
                            JsonNode position = linear.position();
                            unlessEqual("size", position.required("size"), BigDecimal.ZERO);
                            unlessEqual("side", position.required("side").asText(), "");
                        }),
                new ConformanceCase("BY-513", "a position reports side, size and average entry", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.close();
                    List<JsonNode> executions =
                            awaitExecutions(linear, linear.place(linear.market("Sell", linear.quantity())));
                    JsonNode position = linear.position();
                    linear.close();
                    BigDecimal quantity = SpotOrderCases.sum(executions, "execQty");
                    unlessEqual("side", position.required("side").asText(), "Sell");
                    unlessEqual("size", position.required("size"), quantity);
                    BigDecimal entry =
                            SpotOrderCases.sum(executions, "execValue").divide(quantity, 12, RoundingMode.HALF_EVEN);
                    unless(
                            decimal(position, "avgPrice").subtract(entry).abs().compareTo(new BigDecimal("0.01")) <= 0,
                            "the entry is " + position.required("avgPrice"));
                }),
                new ConformanceCase(
                        "BY-514",
                        "leverage is set, reported, and refused with 110043 when it is that already",
                        venue -> {
                            Trading linear = Trading.linear(venue);
                            BigDecimal leverage =
                                    decimal(linear.position(), "leverage").compareTo(new BigDecimal("3")) == 0
                                            ? BigDecimal.TWO
                                            : new BigDecimal("3");
                            setLeverage(venue, leverage).requireCode(0);
                            unlessEqual("leverage", linear.position().required("leverage"), leverage);
                            setLeverage(venue, leverage).requireCode(110043);
                            setLeverage(venue, BigDecimal.TEN);
                        }),
                new ConformanceCase(
                        "BY-515", "a leverage beyond the highest is refused with 10001 or 110013", venue -> {
                            Reply reply = setLeverage(venue, new BigDecimal("1000"));
                            unless(
                                    List.of(10001, 110013)
                                            .contains(reply.body()
                                                    .required("retCode")
                                                    .asInt()),
                                    "the answer is " + reply.body());
                        }),
                new ConformanceCase(
                        "BY-516",
                        "a trading stop guards the position, and the same again is refused with 34040",
                        venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.close();
                            awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())));
                            try {
                                String price = linear.restingBuyPrice();
                                Map<String, Object> stop = Map.of(
                                        "category",
                                        "linear",
                                        "symbol",
                                        "BTCUSDT",
                                        "positionIdx",
                                        0,
                                        "tpslMode",
                                        "Full",
                                        "stopLoss",
                                        price);
                                venue.write("/v5/position/trading-stop", stop).requireCode(0);
                                unlessEqual("stopLoss", linear.position().required("stopLoss"), new BigDecimal(price));
                                venue.write("/v5/position/trading-stop", stop).requireCode(34040);
                            } finally {
                                linear.close();
                            }
                        }),
                new ConformanceCase(
                        "BY-517", "a stop loss above a long position's price is refused with 10001", venue -> {
                            Trading linear = Trading.linear(venue);
                            linear.close();
                            awaitExecutions(linear, linear.place(linear.market("Buy", linear.quantity())));
                            try {
                                venue.write(
                                                "/v5/position/trading-stop",
                                                Map.of(
                                                        "category",
                                                        "linear",
                                                        "symbol",
                                                        "BTCUSDT",
                                                        "positionIdx",
                                                        0,
                                                        "tpslMode",
                                                        "Full",
                                                        "stopLoss",
                                                        linear.takingBuyPrice()))
                                        .requireCode(10001);
                            } finally {
                                linear.close();
                            }
                        }),
                new ConformanceCase("BY-518", "closing a position books its profit and fees to the wallet", venue -> {
                    Trading linear = Trading.linear(venue);
                    linear.close();
                    BigDecimal before = Trading.balance(venue, "USDT");
                    String opened = linear.place(linear.market("Buy", linear.quantity()));
                    List<JsonNode> bought = awaitExecutions(linear, opened);
                    String closed =
                            linear.place(Trading.with(linear.market("Sell", linear.quantity()), "reduceOnly", true));
                    List<JsonNode> sold = awaitExecutions(linear, closed);
                    BigDecimal expected = before.add(SpotOrderCases.sum(sold, "execValue"))
                            .subtract(SpotOrderCases.sum(bought, "execValue"))
                            .subtract(SpotOrderCases.sum(bought, "execFee"))
                            .subtract(SpotOrderCases.sum(sold, "execFee"));
                    BigDecimal after = Trading.balance(venue, "USDT");
                    unless(
                            after.subtract(expected).abs().compareTo(new BigDecimal("0.00000001")) <= 0,
                            "the balance is " + after + ": must be " + expected);
                }),
                new ConformanceCase("BY-521", "a transfer moves coins to the funding wallet and back", venue -> {
                    BigDecimal before = Trading.balance(venue, "USDT");
                    transfer(venue, newId(), "UNIFIED", "FUND", "1").requireCode(0);
                    awaitBalance(venue, before.subtract(BigDecimal.ONE));
                    transfer(venue, newId(), "FUND", "UNIFIED", "1").requireCode(0);
                    awaitBalance(venue, before);
                }),
                new ConformanceCase(
                        "BY-522", "a transfer's id moves coins once: again it is refused with 131214", venue -> {
                            String id = newId();
                            transfer(venue, id, "UNIFIED", "FUND", "1").requireCode(0);
                            transfer(venue, id, "UNIFIED", "FUND", "1").requireCode(131214);
                            transfer(venue, newId(), "FUND", "UNIFIED", "1").requireCode(0);
                        }),
                new ConformanceCase(
                        "BY-523",
                        "a transfer beyond the balance is refused with 131212",
                        venue -> transfer(venue, newId(), "UNIFIED", "FUND", "1000000000")
                                .requireCode(131212)),
                new ConformanceCase(
                        "BY-524",
                        "a transfer to the wallet that it comes from is refused with 131211",
                        venue -> transfer(venue, newId(), "FUND", "FUND", "1").requireCode(131211)),
                new ConformanceCase("BY-525", "a transfer whose id is no UUID is refused and moves nothing", venue -> {
                    BigDecimal before = Trading.balance(venue, "USDT");
                    Reply reply = transfer(venue, "transfer-" + before.hashCode(), "UNIFIED", "FUND", "1");
                    unless(reply.body().required("retCode").asInt() != 0, "it was taken");
                    unless(Trading.balance(venue, "USDT").compareTo(before) == 0, "the balance has changed");
                }));
    }

    private static Reply setLeverage(Venue venue, BigDecimal leverage) throws Exception {
        return venue.write(
                "/v5/position/set-leverage",
                Map.of(
                        "category",
                        "linear",
                        "symbol",
                        "BTCUSDT",
                        "buyLeverage",
                        leverage.toPlainString(),
                        "sellLeverage",
                        leverage.toPlainString()));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static Reply transfer(Venue venue, String id, String from, String to, String amount) throws Exception {
        return venue.write(
                "/v5/asset/transfer/inter-transfer",
                Map.of(
                        "transferId",
                        id,
                        "coin",
                        "USDT",
                        "amount",
                        amount,
                        "fromAccountType",
                        from,
                        "toAccountType",
                        to));
    }

    private static void awaitBalance(Venue venue, BigDecimal expected) throws Exception {
        BigDecimal found = Trading.balance(venue, "USDT");
        for (int tries = 0; tries < 50 && found.compareTo(expected) != 0; tries++) {
            Thread.sleep(200);
            found = Trading.balance(venue, "USDT");
        }
        unless(found.compareTo(expected) == 0, "the balance is " + found + ": must be " + expected);
    }
}
