package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
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
    private final Map<String, BigDecimal> locked = new TreeMap<>();
    private final Map<Category, Integer> openCounts = new EnumMap<>(Category.class);

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

    /** How many orders of a category are open. */
    int openOrderCount(Category category) {
        return openCounts.getOrDefault(category, 0);
    }

    /** All positions that were ever opened or given a leverage. */
    public Collection<Position> positions() {
        return List.copyOf(positions.values());
    }

    /** Whether any position is open. */
    boolean hasPositions() {
        return positions.values().stream().anyMatch(Position::isOpen);
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
        Order before = order.isOpen() ? openOrders.put(order.id(), order) : openOrders.remove(order.id());
        if (before != null) {
            bind(before, -1);
        }
        if (order.isOpen()) {
            bind(order, 1);
        }
    }

    private void bind(Order order, int sign) {
        openCounts.merge(order.request().listing().category(), sign, Integer::sum);
        if (order.request().listing().category() == Category.SPOT) {
            BigDecimal bound = Funds.boundBy(order);
            locked.merge(Funds.coinOf(order.request()), sign > 0 ? bound : bound.negate(), BigDecimal::add);
        }
    }

    /** What open spot orders bind of a coin. */
    public BigDecimal locked(String coin) {
        return locked.getOrDefault(coin, BigDecimal.ZERO);
    }
}
