package io.eternalengine.venue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The orders of one market that wait for their trigger, oldest first. */
final class WaitingOrders {

    private final Map<String, Order> orders = new LinkedHashMap<>();

    void put(Order order) {
        orders.put(order.id(), order);
    }

    void remove(Order order) {
        orders.remove(order.id());
    }

    boolean isEmpty() {
        return orders.isEmpty();
    }

    List<Order> all() {
        return new ArrayList<>(orders.values());
    }

    boolean holds(Order order) {
        return orders.containsKey(order.id());
    }
}
