package io.eternalengine.simulator.venue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every order that was ever taken, in its latest version, and every execution. */
public final class OrderLog {

    private record LinkKey(String account, Category category, String orderLinkId) {}

    private final Map<String, Order> byId = new LinkedHashMap<>();
    private final Map<LinkKey, String> newestByLink = new HashMap<>();
    private final List<Execution> executions = new ArrayList<>();

    void put(Order order) {
        if (byId.put(order.id(), order) == null
                && !order.request().orderLinkId().isEmpty()) {
            newestByLink.put(key(order), order.id());
        }
    }

    void add(Execution execution) {
        executions.add(execution);
    }

    /** An order by the venue's id. */
    public Optional<Order> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The newest order with a client's id. */
    public Optional<Order> byLinkId(String account, Category category, String orderLinkId) {
        return Optional.ofNullable(newestByLink.get(new LinkKey(account, category, orderLinkId)))
                .flatMap(this::byId);
    }

    /** How many orders were taken. */
    public int orderCount() {
        return byId.size();
    }

    /** How many executions there were. */
    public int executionCount() {
        return executions.size();
    }

    /** All orders, oldest first. */
    public List<Order> orders() {
        return new ArrayList<>(byId.values());
    }

    /** All executions, oldest first. */
    public List<Execution> executions() {
        return new ArrayList<>(executions);
    }

    private static LinkKey key(Order order) {
        return new LinkKey(
                order.account(),
                order.request().listing().category(),
                order.request().orderLinkId());
    }
}
