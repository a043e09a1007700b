package io.eternalengine.bybit;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The balances of a unified account.
 *
 * @param totalEquityUsd null when the exchange leaves it empty (isolated margin)
 * @param totalAvailableUsd null when the exchange leaves it empty (isolated margin)
 */
public record WalletBalance(
        @Nullable BigDecimal totalEquityUsd, @Nullable BigDecimal totalAvailableUsd, List<CoinBalance> coins) {

    /**
     * The balance of one coin.
     *
     * @param walletBalance without unrealized profit and loss
     * @param locked bound by open spot orders
     * @param equity with unrealized profit and loss
     */
    public record CoinBalance(
            String coin,
            BigDecimal walletBalance,
            BigDecimal locked,
            BigDecimal equity,
            BigDecimal unrealizedProfit,
            @Nullable BigDecimal usdValue) {

        static CoinBalance read(Fields fields) {
            return new CoinBalance(
                    fields.text("coin"),
                    fields.decimal("walletBalance"),
                    fields.decimalOrZero("locked"),
                    fields.decimal("equity"),
                    fields.decimalOrZero("unrealisedPnl"),
                    fields.decimalOrNull("usdValue"));
        }
    }

    public WalletBalance {
        coins = List.copyOf(coins);
    }

    /** The wallet balance of a coin, zero when the account has none. */
    public BigDecimal walletBalanceOf(String coin) {
        return coins.stream()
                .filter(balance -> balance.coin().equals(coin))
                .map(CoinBalance::walletBalance)
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    static WalletBalance read(Fields fields) {
        return new WalletBalance(
                fields.decimalOrNull("totalEquity"),
                fields.decimalOrNull("totalAvailableBalance"),
                fields.list("coin", CoinBalance::read));
    }
}
