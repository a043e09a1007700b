package io.eternalengine.simulator.venue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Every order that was ever taken, in its latest version, and every execution. */
public final class OrderLog {

    private record LinkKey(String account, Category category, String orderLinkId) {}

    private final SequencedMap<String, Order> byId = new LinkedHashMap<>();
    private final Map<String, SequencedMap<String, Order>> byAccount = new LinkedHashMap<>();
    private final Map<LinkKey, List<String>> idsByLink = new HashMap<>();
    private final List<Execution> executions = new ArrayList<>();
    private final Map<String, List<Execution>> executionsByAccount = new HashMap<>();

    void put(Order order) {
        boolean fresh = byId.put(order.id(), order) == null;
        byAccount
                .computeIfAbsent(order.account(), name -> new LinkedHashMap<>())
                .put(order.id(), order);
        if (fresh && !order.request().orderLinkId().isEmpty()) {
            LinkKey key = new LinkKey(
                    order.account(),
                    order.request().listing().category(),
                    order.request().orderLinkId());
            idsByLink.computeIfAbsent(key, link -> new ArrayList<>(1)).add(order.id());
        }
    }

    void add(Execution execution) {
        executions.add(execution);
        executionsByAccount
                .computeIfAbsent(execution.order().account(), name -> new ArrayList<>())
                .add(execution);
    }

    /** An order by the venue's id. */
    public Optional<Order> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The orders with a client's id, oldest first: more than one only where the venue lets ids be used again. */
    public List<Order> byLinkId(String account, Category category, String orderLinkId) {
        return idsByLink.getOrDefault(new LinkKey(account, category, orderLinkId), List.of()).stream()
                .flatMap(id -> byId(id).stream())
                .toList();
    }

    /** The running number of the newest order; zero without any. */
    public long lastSequence() {
        return byId.isEmpty() ? 0 : byId.sequencedValues().getLast().sequence();
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
    public Collection<Order> orders() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** An account's orders, newest first. */
    public Collection<Order> newestOrders(String account) {
        SequencedMap<String, Order> orders = byAccount.get(account);
        return orders == null
                ? List.of()
                : Collections.unmodifiableCollection(orders.sequencedValues().reversed());
    }

    /** All executions, oldest first. */
    public List<Execution> executions() {
        return Collections.unmodifiableList(executions);
    }

    /** An account's executions, newest first. */
    public List<Execution> newestExecutions(String account) {
        return Collections.unmodifiableList(
                executionsByAccount.getOrDefault(account, List.of()).reversed());
    }
}
