package io.eternalengine.reporting.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.reporting.model.Order;
import io.eternalengine.reporting.model.Verdict;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** What became of intents: the state of the order, or why risk refused it. */
final class Outcomes {
    private final Map<String, String> byIntentId = new HashMap<>();

    private Outcomes(List<Verdict> verdicts, List<Order> orders) {
        verdicts.forEach(verdict -> byIntentId.put(verdict.intentId, words(verdict)));
        orders.forEach(order -> byIntentId.put(order.intentId, order.state));
    }

    static Uni<Outcomes> of(Mutiny.StatelessSession session, List<String> intentIds) {
        return session.createQuery("from Verdict where intentId in :ids", Verdict.class)
                .setParameter("ids", intentIds)
                .getResultList()
                .flatMap(verdicts -> session.createQuery("from Order where intentId in :ids", Order.class)
                        .setParameter("ids", intentIds)
                        .getResultList()
                        .map(orders -> new Outcomes(verdicts, orders)));
    }

    /** Adds the outcome to each intent that has one. */
    void addTo(JsonNode intents) {
        for (JsonNode intent : intents) {
            String outcome = byIntentId.get(intent.path("intentId").asText());
            if (outcome != null) {
                ((ObjectNode) intent).put("outcome", outcome);
            }
        }
    }

    private static String words(Verdict verdict) {
        return verdict.outcome.equals("REJECTED")
                ? "REJECTED by " + verdict.rule + ": " + verdict.explanation
                : verdict.outcome;
    }
}
