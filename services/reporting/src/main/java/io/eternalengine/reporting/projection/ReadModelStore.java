package io.eternalengine.reporting.projection;

import io.eternalengine.kit.consume.TopicIdentities;
import io.eternalengine.logging.LogLine;
import io.eternalengine.reporting.model.Decision;
import io.eternalengine.reporting.model.Fact;
import io.eternalengine.reporting.model.Row;
import io.eternalengine.reporting.model.StoredPosition;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Writes to the read models. Its methods block and are for threads of their own, never for an event loop. */
@Singleton
class ReadModelStore {
    private static final Logger LOG = Logger.getLogger(ReadModelStore.class);
    private static final int STATEMENTS_PER_BATCH = 200;
    private static final String NEXT_GENERATION =
            "update projection set generation = generation + 1 returning generation";
    /** The lock makes a rebuild wait for the write, and a write that waited see the rebuild. */
    private static final String LOCK_GENERATION = "select generation from projection for update";

    private static final String BOUND = "select topic, identity from stored_topics";
    private static final String BIND = "insert into stored_topics (topic, identity) values (:topic, :identity)";

    /** Decisions of an engine after which one under which nothing was done is forgotten: years of candles, days with tickers. */
    private static final long DECISIONS_OF_NOTHING = 1_000_000;

    private static final String FORGET = """
            delete from decisions
            where engine = :engine and account = :account and sequence < :oldest and not acted
            """;

    private static final String EMPTY_ALL =
            "truncate stored_positions, stored_topics, equity_points, risk_pictures, risk_parameters,"
                    + " breaker_transitions, risk_actions, accounts, account_balances, marks, allocations, intents, verdicts,"
                    + " orders, executions, alerts";

    /** What an engine did is kept for ever, and its topic is not. */
    private static final String KEEP_WHAT_WAS_DONE = "delete from decisions where not acted";

    /** A decision that a rebuild left standing gives way to its record, where the topic still has that. */
    private static final String GIVE_WAY = """
            delete from decisions
            where engine = :engine and account = :account and sequence in (:sequences)
            """;

    private final Mutiny.SessionFactory sessions;

    ReadModelStore(Mutiny.SessionFactory sessions) {
        this.sessions = sessions;
    }

    /** Begins a turn, which ends every earlier one. */
    Turn beginTurn() {
        return await(session -> number(session, NEXT_GENERATION)
                .flatMap(generation -> positions(session)
                        .map(stored -> new Turn(
                                generation,
                                stored.stream()
                                        .collect(Collectors.toMap(
                                                row -> new TopicPartition(row.topic, row.partition),
                                                row -> row.nextOffset))))));
    }

    /**
     * Binds the offsets to the topics that they count in. After a rebuild there are none, and any topics will do.
     *
     * @throws IllegalStateException when they count in others of the same names
     */
    void bindOffsetsTo(Map<String, String> identities) {
        await(session -> session.createNativeQuery(BOUND, Object[].class)
                .getResultList()
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (String) row[0], row -> (String) row[1])))
                .map(bound -> TopicIdentities.requireSame(bound, identities))
                .flatMap(fresh -> bind(session, fresh)));
    }

    private static Uni<Void> bind(Mutiny.StatelessSession session, Map<String, String> fresh) {
        Uni<Void> bound = Uni.createFrom().voidItem();
        for (var topic : fresh.entrySet()) {
            bound = bound.chain(() -> session.createNativeQuery(BIND)
                    .setParameter("topic", topic.getKey())
                    .setParameter("identity", topic.getValue())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return bound;
    }

    /**
     * Replaces the rows, in one transaction.
     *
     * @throws TurnLost when a later turn has begun
     */
    void write(Turn turn, Collection<Row> rows) {
        try {
            write(turn, rows, ReadModelStore::insertFacts);
        } catch (ConstraintViolationException e) {
            LogLine.of("batch-written-row-by-row").with("cause", e.getMessage()).info(LOG);
            write(turn, rows, ReadModelStore::upsert);
        }
    }

    private void write(
            Turn turn, Collection<Row> rows, BiFunction<Mutiny.StatelessSession, List<Row>, Uni<Void>> tableWriter) {
        await(session -> number(session, LOCK_GENERATION).flatMap(current -> {
            if (current != turn.generation()) {
                throw new TurnLost(turn.generation(), current);
            }
            Uni<Void> written = giveWay(session, rows);
            for (List<Row> table :
                    rows.stream().collect(Collectors.groupingBy(Row::getClass)).values()) {
                written = written.chain(() -> tableWriter.apply(session, table));
            }
            return written.chain(() -> forget(session, rows));
        }));
    }

    private static Uni<Void> giveWay(Mutiny.StatelessSession session, Collection<Row> rows) {
        Map<List<String>, List<Long>> told = rows.stream()
                .filter(Decision.class::isInstance)
                .map(Decision.class::cast)
                .collect(Collectors.groupingBy(
                        decision -> List.of(decision.engine, decision.account),
                        Collectors.mapping(decision -> decision.sequence, Collectors.toList())));
        Uni<Void> gone = Uni.createFrom().voidItem();
        for (var engine : told.entrySet()) {
            gone = gone.chain(() -> session.createNativeQuery(GIVE_WAY)
                    .setParameter("engine", engine.getKey().getFirst())
                    .setParameter("account", engine.getKey().getLast())
                    .setParameter("sequences", engine.getValue())
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return gone;
    }

    /** What is forgotten depends on the numbers of the decisions alone, so that a rebuild forgets the same. */
    private static Uni<Void> forget(Mutiny.StatelessSession session, Collection<Row> rows) {
        Map<List<String>, Long> newest = new HashMap<>();
        for (Row row : rows) {
            if (row instanceof Decision decision) {
                newest.merge(List.of(decision.engine, decision.account), decision.sequence, Math::max);
            }
        }
        Uni<Void> forgotten = Uni.createFrom().voidItem();
        for (var engine : newest.entrySet()) {
            forgotten = forgotten.chain(() -> session.createNativeQuery(FORGET)
                    .setParameter("engine", engine.getKey().getFirst())
                    .setParameter("account", engine.getKey().getLast())
                    .setParameter("oldest", engine.getValue() - DECISIONS_OF_NOTHING)
                    .executeUpdate()
                    .replaceWithVoid());
        }
        return forgotten;
    }

    /**
     * Empties the read models and their positions in one transaction, and ends every turn. Decisions under which something was done stand:
     * the topic may have lost the record.
     */
    void empty() {
        await(session -> number(session, NEXT_GENERATION)
                .flatMap(ignored -> session.createNativeQuery(EMPTY_ALL).executeUpdate())
                .flatMap(
                        ignored -> session.createNativeQuery(KEEP_WHAT_WAS_DONE).executeUpdate()));
    }

    /** Inserts travel as one batch, which takes a fraction of the time of upserts. */
    private static Uni<Void> insertFacts(Mutiny.StatelessSession session, List<Row> table) {
        return table.getFirst() instanceof Fact
                ? session.insertAll(STATEMENTS_PER_BATCH, table.toArray())
                : upsert(session, table);
    }

    private static Uni<Void> upsert(Mutiny.StatelessSession session, List<Row> table) {
        return session.upsertAll(STATEMENTS_PER_BATCH, table.toArray());
    }

    private static Uni<Long> number(Mutiny.StatelessSession session, String sql) {
        return session.createNativeQuery(sql, Long.class).getSingleResult();
    }

    private static Uni<List<StoredPosition>> positions(Mutiny.StatelessSession session) {
        return session.createQuery("from StoredPosition", StoredPosition.class).getResultList();
    }

    private <T> T await(Function<Mutiny.StatelessSession, Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> sessions.withStatelessTransaction(work));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("read models cannot be reached: " + e.getMessage(), e);
        }
    }
}
