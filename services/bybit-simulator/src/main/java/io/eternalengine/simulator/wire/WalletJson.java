package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.venue.Account;
import io.eternalengine.simulator.venue.Venue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/** A unified account's balances, as REST answers and as the wallet topic sends them. */
public final class WalletJson {

    private static final String MARGIN_COIN = "USDT";
    private static final int USD_SCALE = 8;

    private WalletJson() {}

    /** All coins that the account holds or held. */
    public static ObjectNode of(Venue venue, Account account) {
        BigDecimal unrealized = venue.unrealizedProfit(account);
        BigDecimal equity = venue.equity(account);
        BigDecimal margin = positionMargin(venue, account);
        ObjectNode json = Json.object();
        json.put("accountType", "UNIFIED");
        json.put("accountIMRate", rate(margin, equity));
        json.put("accountMMRate", "0");
        json.put("totalEquity", usd(equity));
        json.put("totalWalletBalance", usd(equity.subtract(unrealized)));
        json.put("totalMarginBalance", usd(equity));
        json.put("totalAvailableBalance", usd(equity.subtract(margin)));
        json.put("totalPerpUPL", usd(unrealized));
        json.put("totalInitialMargin", usd(margin));
        json.put("totalMaintenanceMargin", "0");
        json.put("accountLTV", "0");
        ArrayNode coins = json.putArray("coin");
        for (Map.Entry<String, BigDecimal> balance : account.wallet().balances().entrySet()) {
            coins.add(coin(venue, account, balance.getKey(), balance.getValue(), unrealized, margin));
        }
        return json;
    }

    private static ObjectNode coin(
            Venue venue, Account account, String coin, BigDecimal balance, BigDecimal unrealized, BigDecimal margin) {
        boolean marginCoin = coin.equals(MARGIN_COIN);
        BigDecimal equity = marginCoin ? balance.add(unrealized) : balance;
        ObjectNode json = Json.object();
        json.put("coin", coin);
        json.put("equity", Json.text(equity));
        json.put("usdValue", usd(equity.multiply(venue.coinPrice(coin))));
        json.put("walletBalance", Json.text(balance));
        json.put("availableToWithdraw", "");
        json.put("availableToBorrow", "");
        json.put("borrowAmount", "0");
        json.put("accruedInterest", "0");
        json.put("totalOrderIM", "0");
        json.put("totalPositionIM", marginCoin ? Json.text(margin) : "0");
        json.put("totalPositionMM", "0");
        json.put("unrealisedPnl", marginCoin ? Json.text(unrealized) : "0");
        json.put("cumRealisedPnl", marginCoin ? Json.text(realized(account)) : "0");
        json.put("bonus", "0");
        json.put("locked", Json.text(account.locked(coin)));
        json.put("spotHedgingQty", "0");
        json.put("marginCollateral", true);
        json.put("collateralSwitch", true);
        return json;
    }

    private static BigDecimal realized(Account account) {
        return account.positions().stream()
                .map(position -> position.realizedProfit())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal positionMargin(Venue venue, Account account) {
        return account.positions().stream()
                .filter(position -> position.isOpen())
                .map(position -> PositionJson.margin(venue, position))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String rate(BigDecimal margin, BigDecimal equity) {
        return equity.signum() <= 0 ? "0" : Json.text(margin.divide(equity, 4, RoundingMode.HALF_EVEN));
    }

    private static String usd(BigDecimal value) {
        return Json.text(value.setScale(USD_SCALE, RoundingMode.HALF_EVEN));
    }
}
