package io.eternalengine.reporting.query;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.reporting.model.Decision;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decisions with their reasons. */
@Singleton
public class DecisionQuery {
    private static final int EXPORT_PAGE = 500;

    private static final String EXPORT = """
            from Decision where engine > :engine or (engine = :engine and sequence > :sequence)
            order by engine, sequence
            """;

    private final Mutiny.SessionFactory sessions;
    private final ObjectMapper json;

    DecisionQuery(Mutiny.SessionFactory sessions, ObjectMapper json) {
        this.sessions = sessions;
        this.json = json;
    }

    /**
     * The newest decisions first.
     *
     * @param engine only of this engine
     * @param all also those on which nothing was due
     */
    public Uni<List<DecisionView>> newest(int limit, Optional<String> engine, boolean all) {
        List<String> conditions = new ArrayList<>(List.of("1 = 1"));
        engine.ifPresent(name -> conditions.add("engine = :engine"));
        if (!all) {
            conditions.add("acted");
        }
        String text = "from Decision where " + String.join(" and ", conditions)
                + " order by eventTime desc, engine, sequence desc";
        return sessions.withStatelessSession(session -> {
            var query = session.createQuery(text, Decision.class).setMaxResults(limit);
            engine.ifPresent(name -> query.setParameter("engine", name));
            return query.getResultList().flatMap(rows -> withOutcomes(session, rows));
        });
    }

    /** All decisions, engine by engine in the order in which they were made, read a page at a time. */
    public Multi<DecisionView> export() {
        return Multi.createBy()
                .repeating()
                .uni(Cursor::new, this::pageAfter)
                .whilst(page -> page.size() == EXPORT_PAGE)
                .onItem()
                .transformToIterable(page -> page);
    }

    private Uni<List<DecisionView>> pageAfter(Cursor cursor) {
        return sessions.withStatelessSession(session -> session.createQuery(EXPORT, Decision.class)
                        .setParameter("engine", cursor.engine)
                        .setParameter("sequence", cursor.sequence)
                        .setMaxResults(EXPORT_PAGE)
                        .getResultList()
                        .flatMap(rows -> withOutcomes(session, rows)))
                .invoke(cursor::moveBehind);
    }

    private Uni<List<DecisionView>> withOutcomes(Mutiny.StatelessSession session, List<Decision> rows) {
        List<DecisionView> views = rows.stream().map(this::view).toList();
        List<String> intentIds = new ArrayList<>();
        for (DecisionView view : views) {
            view.intents()
                    .forEach(intent -> intentIds.add(intent.path("intentId").asText()));
        }
        if (intentIds.isEmpty()) {
            return Uni.createFrom().item(views);
        }
        return Outcomes.of(session, intentIds).map(outcomes -> {
            views.forEach(view -> outcomes.addTo(view.intents()));
            return views;
        });
    }

    private DecisionView view(Decision row) {
        JsonNode details = read(row.details);
        return new DecisionView(
                row.engine,
                row.sequence,
                row.eventTime,
                new DecisionView.Input(row.inputTopic, row.inputPartition, row.inputOffset, row.inputType),
                row.state,
                row.rule,
                row.explanation,
                details.path("values"),
                details.path("intents"),
                row.stateHash,
                row.acted);
    }

    private JsonNode read(String stored) {
        try {
            return json.readTree(stored);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored JSON cannot be read", e);
        }
    }

    /** How far an export has come. */
    private static final class Cursor {
        private String engine = "";
        private long sequence = -1;

        void moveBehind(List<DecisionView> page) {
            if (!page.isEmpty()) {
                engine = page.getLast().engine();
                sequence = page.getLast().sequence();
            }
        }
    }
}
