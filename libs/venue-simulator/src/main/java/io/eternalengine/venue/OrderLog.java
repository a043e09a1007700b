package io.eternalengine.venue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Orders in their latest version, and executions. Open orders stay; of the closed ones and of the executions only the newest are
 * kept, so that a venue can run for ever. A client's id is forgotten with its order.
 */
public final class OrderLog {

    private record LinkKey(String account, String orderLinkId) {}

    private final int mostKept;
    private final SequencedMap<String, Order> byId = new LinkedHashMap<>();
    private final Map<String, SequencedMap<String, Order>> byAccount = new LinkedHashMap<>();
    private final Map<LinkKey, List<String>> idsByLink = new HashMap<>();
    private final Deque<String> closedIds = new ArrayDeque<>();
    private final Deque<Execution> executions = new ArrayDeque<>();
    private final Map<String, Deque<Execution>> executionsByAccount = new HashMap<>();
    private long ordersTaken;
    private long executionsMade;
    private long tradesMade;
    private long linkIdsUsedAgain;
    private long lastSequence;

    OrderLog(int mostKept) {
        this.mostKept = mostKept;
    }

    void put(Order order) {
        Order before = byId.put(order.id(), order);
        byAccount
                .computeIfAbsent(order.account(), name -> new LinkedHashMap<>())
                .put(order.id(), order);
        if (before == null) {
            ordersTaken++;
            lastSequence = order.sequence();
            noteLinkId(order);
        }
        // A triggered stop looks cancelled for a moment: what is open again when its turn comes is passed over.
        if (!order.isOpen() && (before == null || before.isOpen())) {
            closedIds.add(order.id());
            forgetOldest();
        }
    }

    private void noteLinkId(Order order) {
        if (!order.request().orderLinkId().isEmpty()) {
            List<String> ids = idsByLink.computeIfAbsent(keyOf(order), link -> new ArrayList<>(1));
            linkIdsUsedAgain += ids.isEmpty() ? 0 : 1;
            ids.add(order.id());
        }
    }

    private void forgetOldest() {
        while (closedIds.size() > mostKept) {
            String id = closedIds.remove();
            Order order = byId.get(id);
            if (order != null && !order.isOpen()) {
                forget(order);
            }
        }
    }

    private void forget(Order order) {
        byId.remove(order.id());
        SequencedMap<String, Order> orders = byAccount.get(order.account());
        if (orders != null) {
            orders.remove(order.id());
        }
        idsByLink.computeIfPresent(keyOf(order), (link, ids) -> {
            ids.remove(order.id());
            return ids.isEmpty() ? null : ids;
        });
    }

    private static LinkKey keyOf(Order order) {
        return new LinkKey(order.account(), order.request().orderLinkId());
    }

    void add(Execution execution) {
        executionsMade++;
        tradesMade += execution.type() == ExecutionType.FUNDING ? 0 : 1;
        executions.add(execution);
        executionsByAccount
                .computeIfAbsent(execution.order().account(), name -> new ArrayDeque<>())
                .add(execution);
        if (executions.size() > mostKept) {
            Execution oldest = executions.remove();
            executionsByAccount
                    .getOrDefault(oldest.order().account(), new ArrayDeque<>())
                    .poll();
        }
    }

    /** An order by the venue's id. */
    public Optional<Order> byId(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The orders with a client's id, oldest first: more than one only where the venue lets ids be used again. */
    public List<Order> byLinkId(String account, Category category, String orderLinkId) {
        return idsByLink.getOrDefault(new LinkKey(account, orderLinkId), List.of()).stream()
                .flatMap(id -> byId(id).stream())
                .filter(order -> order.request().listing().category() == category)
                .toList();
    }

    /** The running number of the newest order; zero without any. */
    public long lastSequence() {
        return lastSequence;
    }

    /** How many orders were ever taken. */
    public long ordersTaken() {
        return ordersTaken;
    }

    /** Executions that ever were, without settlements of funding. */
    public long tradesMade() {
        return tradesMade;
    }

    /** How many executions there ever were. */
    public long executionsMade() {
        return executionsMade;
    }

    /** How many orders carried a client's id that another kept order of the account carries already. */
    public long linkIdsUsedAgain() {
        return linkIdsUsedAgain;
    }

    /** The kept orders, oldest first. */
    public Collection<Order> orders() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** An account's kept orders, newest first. */
    public Collection<Order> newestOrders(String account) {
        SequencedMap<String, Order> orders = byAccount.get(account);
        return orders == null
                ? List.of()
                : Collections.unmodifiableCollection(orders.sequencedValues().reversed());
    }

    /** The kept executions, oldest first. */
    public Collection<Execution> executions() {
        return Collections.unmodifiableCollection(executions);
    }

    /** An account's kept executions, newest first. */
    public Collection<Execution> newestExecutions(String account) {
        return Collections.unmodifiableCollection(
                executionsByAccount.getOrDefault(account, new ArrayDeque<>()).reversed());
    }
}
