package io.eternalengine.reporting.query;

import io.eternalengine.reporting.model.Execution;
import io.eternalengine.reporting.model.Intent;
import io.eternalengine.reporting.model.Order;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Orders and executions, newest first. */
@Singleton
public class TradeQuery {
    private final Mutiny.SessionFactory sessions;

    TradeQuery(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    public Uni<List<OrderView>> orders(int limit) {
        return sessions.withStatelessSession(
                session -> session.createQuery("from Order order by changedAt desc, journalSequence desc", Order.class)
                        .setMaxResults(limit)
                        .getResultList()
                        .flatMap(orders -> withIntents(session, orders)));
    }

    public Uni<List<Execution>> executions(int limit) {
        return sessions.withStatelessSession(session -> session.createQuery(
                        "from Execution order by executedAt desc, journalSequence desc", Execution.class)
                .setMaxResults(limit)
                .getResultList());
    }

    private static Uni<List<OrderView>> withIntents(Mutiny.StatelessSession session, List<Order> orders) {
        List<String> ids =
                orders.stream().map(order -> order.intentId).distinct().toList();
        return session.createQuery("from Intent where intentId in :ids", Intent.class)
                .setParameter("ids", ids)
                .getResultList()
                .map(intents -> join(orders, intents));
    }

    private static List<OrderView> join(List<Order> orders, List<Intent> intents) {
        Map<String, Intent> byId =
                intents.stream().collect(Collectors.toMap(intent -> intent.intentId, Function.identity()));
        return orders.stream()
                .map(order -> OrderView.of(order, byId.get(order.intentId)))
                .toList();
    }
}
