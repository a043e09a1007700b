package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Balances by coin, exact. A balance may go negative only where its owner's rules let it. */
public final class Wallet {

    private final Map<String, BigDecimal> balances = new TreeMap<>();

    void add(String coin, BigDecimal amount) {
        balances.merge(coin, amount, BigDecimal::add);
    }

    /** The balance of a coin; zero for one that was never held. */
    public BigDecimal balance(String coin) {
        return balances.getOrDefault(coin, BigDecimal.ZERO);
    }

    /** All balances, by coin in alphabetical order. */
    public Map<String, BigDecimal> balances() {
        return new TreeMap<>(balances);
    }
}
