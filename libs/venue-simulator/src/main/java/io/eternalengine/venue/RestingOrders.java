package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The open limit orders of one market, by price and then by time. */
final class RestingOrders {

    private static final Comparator<Order> BY_TIME = Comparator.comparingLong(Order::priority);
    private static final Comparator<Order> BY_PRICE =
            Comparator.comparing(order -> order.request().limitPrice());

    private final NavigableSet<Order> buys = new TreeSet<>(BY_PRICE.reversed().thenComparing(BY_TIME));
    private final NavigableSet<Order> sells = new TreeSet<>(BY_PRICE.thenComparing(BY_TIME));

    void add(Order order) {
        sideOf(order).add(order);
    }

    void remove(Order order) {
        sideOf(order).remove(order);
    }

    boolean isEmpty() {
        return buys.isEmpty() && sells.isEmpty();
    }

    /** The orders that the other side of the market has reached, in the order of their fills. */
    List<Order> reachedBy(Quote quote) {
        if (isEmpty()) {
            return List.of();
        }
        List<Order> reached = new ArrayList<>();
        collect(buys, quote.ask(), reached);
        collect(sells, quote.bid(), reached);
        return reached;
    }

    private static void collect(NavigableSet<Order> side, BigDecimal best, List<Order> reached) {
        for (Order order : side) {
            if (!crosses(order.request(), best)) {
                return;
            }
            reached.add(order);
        }
    }

    /** Whether a limit order is willing to trade at the best price of the other side. */
    static boolean crosses(OrderRequest request, BigDecimal best) {
        int comparison = request.limitPrice().compareTo(best);
        return request.side() == Side.BUY ? comparison >= 0 : comparison <= 0;
    }

    private NavigableSet<Order> sideOf(Order order) {
        return order.request().side() == Side.BUY ? buys : sells;
    }
}
