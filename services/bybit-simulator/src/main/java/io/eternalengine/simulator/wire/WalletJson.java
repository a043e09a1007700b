package io.eternalengine.simulator.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.venue.Account;
import io.eternalengine.venue.MarginState;
import io.eternalengine.venue.Venue;
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
        MarginState margin = venue.margin(account);
        ObjectNode json = Json.object();
        json.put("accountType", "UNIFIED");
        json.put("accountIMRate", Json.text(margin.initialRate()));
        json.put("accountMMRate", Json.text(margin.maintenanceRate()));
        json.put("totalEquity", usd(margin.equity()));
        json.put("totalWalletBalance", usd(margin.equity().subtract(margin.unrealizedProfit())));
        json.put("totalMarginBalance", usd(margin.equity()));
        json.put("totalAvailableBalance", usd(margin.available().max(BigDecimal.ZERO)));
        json.put("totalPerpUPL", usd(margin.unrealizedProfit()));
        json.put("totalInitialMargin", usd(margin.initial()));
        json.put("totalMaintenanceMargin", usd(margin.maintenance()));
        json.put("accountIMRateByMp", Json.text(margin.initialRate()));
        json.put("accountMMRateByMp", Json.text(margin.maintenanceRate()));
        json.put("totalInitialMarginByMp", usd(margin.initial()));
        json.put("totalMaintenanceMarginByMp", usd(margin.maintenance()));
        json.put("accountLTV", "0");
        ArrayNode coins = json.putArray("coin");
        for (Map.Entry<String, BigDecimal> balance : account.wallet().balances().entrySet()) {
            coins.add(coin(venue, account, balance.getKey(), balance.getValue(), margin));
        }
        return json;
    }

    private static ObjectNode coin(Venue venue, Account account, String coin, BigDecimal balance, MarginState margin) {
        boolean marginCoin = coin.equals(MARGIN_COIN);
        BigDecimal equity = marginCoin ? balance.add(margin.unrealizedProfit()) : balance;
        BigDecimal debt = balance.negate().max(BigDecimal.ZERO);
        ObjectNode json = Json.object();
        json.put("coin", coin);
        json.put("equity", Json.text(equity));
        json.put("usdValue", usd(equity.multiply(venue.coinPrice(coin))));
        json.put("walletBalance", Json.text(balance));
        json.put("availableToWithdraw", "");
        json.put("availableToBorrow", "");
        json.put("borrowAmount", Json.text(debt));
        json.put("spotBorrow", "0");
        json.put("accruedInterest", "0");
        json.put("totalOrderIM", marginCoin ? usd(margin.orderInitial()) : "0");
        json.put("totalPositionIM", marginCoin ? usd(margin.positionInitial()) : "0");
        json.put("totalPositionMM", marginCoin ? usd(margin.maintenance()) : "0");
        json.put("unrealisedPnl", marginCoin ? Json.text(margin.unrealizedProfit()) : "0");
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

    private static String usd(BigDecimal value) {
        return Json.text(value.setScale(USD_SCALE, RoundingMode.HALF_EVEN));
    }
}
