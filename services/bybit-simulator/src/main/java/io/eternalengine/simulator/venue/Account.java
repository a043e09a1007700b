package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A unified trading account: wallet, positions and open orders. */
public final class Account {

    private static final BigDecimal FIRST_LEVERAGE = BigDecimal.TEN;

    private final String name;
    private final Wallet wallet = new Wallet();
    private final Wallet funding = new Wallet();
    private final Map<String, BigDecimal> deposits = new TreeMap<>();
    private final Map<String, Position> positions = new TreeMap<>();
    private final Map<String, Order> openOrders = new LinkedHashMap<>();

    Account(String name) {
        this.name = name;
    }

    /** The account's name, which is also its user's. */
    public String name() {
        return name;
    }

    /** The account's balances. */
    public Wallet wallet() {
        return wallet;
    }

    /** The balances of its funding account, which does not trade. */
    public Wallet funding() {
        return funding;
    }

    /** What was deposited, by coin. */
    public Map<String, BigDecimal> deposits() {
        return new TreeMap<>(deposits);
    }

    /** Orders that rest in the book, oldest first. */
    public List<Order> openOrders() {
        return new ArrayList<>(openOrders.values());
    }

    /** All positions that were ever opened or given a leverage. */
    public Collection<Position> positions() {
        return List.copyOf(positions.values());
    }

    /** The position in a symbol, of size zero if there is none. */
    public Position position(String symbol) {
        return positions.getOrDefault(symbol, Position.none(symbol, FIRST_LEVERAGE));
    }

    void deposit(String coin, BigDecimal amount) {
        wallet.add(coin, amount);
        deposits.merge(coin, amount, BigDecimal::add);
    }

    void put(Position position) {
        positions.put(position.symbol(), position);
    }

    void track(Order order) {
        if (order.isOpen()) {
            openOrders.put(order.id(), order);
        } else {
            openOrders.remove(order.id());
        }
    }

    /** What open spot orders bind of a coin. */
    public BigDecimal locked(String coin) {
        BigDecimal locked = BigDecimal.ZERO;
        for (Order order : openOrders.values()) {
            OrderRequest request = order.request();
            if (request.listing().category() == Category.SPOT
                    && Funds.coinOf(request).equals(coin)) {
                locked = locked.add(Funds.boundBy(order));
            }
        }
        return locked;
    }
}
