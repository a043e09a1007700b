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
    /** So far back repetitions are looked for and counted. */
    private static final int MAX_REPEATS = 300;

    private static final String EXPORT = """
            from Decision where engine > :engine or (engine = :engine
                and (account > :account or (account = :account and sequence > :sequence)))
            order by engine, account, sequence
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
     * @param all every decision, those on which nothing was due and repetitions included
     */
    public Uni<List<DecisionView>> newest(int limit, Optional<String> engine, boolean all) {
        return sessions.withStatelessSession(session -> all
                ? newest(session, limit, engine, "1 = 1")
                        .flatMap(rows -> withOutcomes(
                                session, rows.stream().map(row -> view(row, 0)).toList()))
                : newest(session, limit, engine, "wished")
                        .flatMap(wishes -> newest(session, MAX_REPEATS, engine, "acted and not wished")
                                .map(others -> NotableDecision.of(wishes, others, limit)))
                        .flatMap(reported -> withOutcomes(
                                session,
                                reported.stream()
                                        .map(one -> view(one.newest(), one.repeats()))
                                        .toList())));
    }

    private static Uni<List<Decision>> newest(
            Mutiny.StatelessSession session, int limit, Optional<String> engine, String condition) {
        String text = "from Decision where " + condition + (engine.isPresent() ? " and engine = :engine" : "")
                + " order by eventTime desc, engine, account, sequence desc";
        var query = session.createQuery(text, Decision.class).setMaxResults(limit);
        engine.ifPresent(name -> query.setParameter("engine", name));
        return query.getResultList();
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
                        .setParameter("account", cursor.account)
                        .setParameter("sequence", cursor.sequence)
                        .setMaxResults(EXPORT_PAGE)
                        .getResultList()
                        .flatMap(rows -> withOutcomes(
                                session, rows.stream().map(row -> view(row, 0)).toList())))
                .invoke(cursor::moveBehind);
    }

    private static Uni<List<DecisionView>> withOutcomes(Mutiny.StatelessSession session, List<DecisionView> views) {
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

    private DecisionView view(Decision row, int repeats) {
        JsonNode details = read(row.details);
        return new DecisionView(
                row.engine,
                row.account,
                row.sequence,
                row.eventTime,
                new DecisionView.Input(row.inputTopic, row.inputPartition, row.inputOffset, row.inputType),
                row.state,
                row.rule,
                row.explanation,
                details.path("values"),
                details.path("intents"),
                row.stateHash,
                row.acted,
                repeats);
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
        private String account = "";
        private long sequence = -1;

        void moveBehind(List<DecisionView> page) {
            if (!page.isEmpty()) {
                engine = page.getLast().engine();
                account = page.getLast().account();
                sequence = page.getLast().sequence();
            }
        }
    }
}
