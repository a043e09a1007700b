package io.eternalengine.bybit;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The balances of a unified account.
 *
 * @param totalEquityUsd null when the exchange leaves it empty (isolated margin)
 * @param totalAvailableUsd null when the exchange leaves it empty (isolated margin)
 * @param maintenanceMarginRate what positions must be covered with, as a part of the margin balance: at 1 they are liquidated; below 0 when
 *     the balance is; null when
 *     the exchange leaves it empty (isolated margin)
 */
public record WalletBalance(
        @Nullable BigDecimal totalEquityUsd,
        @Nullable BigDecimal totalAvailableUsd,
        @Nullable BigDecimal maintenanceMarginRate,
        List<CoinBalance> coins) {

    /**
     * The balance of one coin.
     *
     * @param walletBalance without unrealized profit and loss
     * @param locked bound by open spot orders
     * @param equity with unrealized profit and loss; null when the exchange leaves it empty
     */
    public record CoinBalance(
            String coin,
            BigDecimal walletBalance,
            BigDecimal locked,
            @Nullable BigDecimal equity,
            BigDecimal unrealizedProfit,
            @Nullable BigDecimal usdValue) {

        /** The exchange leaves derived figures empty at times; without the balance itself there is no row. */
        static CoinBalance read(Fields fields) {
            return new CoinBalance(
                    fields.text("coin"),
                    fields.decimal("walletBalance"),
                    fields.decimalOrZero("locked"),
                    fields.decimalOrNull("equity"),
                    fields.decimalOrZero("unrealisedPnl"),
                    fields.decimalOrNull("usdValue"));
        }
    }

    /** Of an account that holds nothing. */
    static final WalletBalance EMPTY = new WalletBalance(null, null, BigDecimal.ZERO, List.of());

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

    /** A coin that cannot be read is left out and reported. */
    static WalletBalance read(Fields fields, Consumer<SkippedRow> skipped) {
        return new WalletBalance(
                fields.decimalOrNull("totalEquity"),
                fields.decimalOrNull("totalAvailableBalance"),
                fields.decimalOrNull("accountMMRate"),
                fields.rows("coin", CoinBalance::read, skipped));
    }
}
