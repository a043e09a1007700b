package io.eternalengine.venue;

import java.math.BigDecimal;

/** The other side of all trades, and the account that fees go to. */
public final class Treasury {

    private final Wallet market = new Wallet();
    private final Wallet fees = new Wallet();

    /** What the market gained by trading with the accounts; negative where it gave. */
    Wallet market() {
        return market;
    }

    /** The fees taken. */
    public Wallet fees() {
        return fees;
    }

    /** Moves an amount from the market to an account, or back when negative. */
    void pay(Account account, String coin, BigDecimal amount) {
        market.add(coin, amount.negate());
        account.wallet().add(coin, amount);
    }

    /** Takes a fee from an account. */
    void takeFee(Account account, String coin, BigDecimal fee) {
        account.wallet().add(coin, fee.negate());
        fees.add(coin, fee);
    }
}
