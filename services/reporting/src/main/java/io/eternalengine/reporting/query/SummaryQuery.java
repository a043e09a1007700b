package io.eternalengine.reporting.query;

import io.eternalengine.reporting.model.Account;
import io.eternalengine.reporting.model.AccountBalance;
import io.eternalengine.reporting.model.Alert;
import io.eternalengine.reporting.model.Allocation;
import io.eternalengine.reporting.model.BreakerMove;
import io.eternalengine.reporting.model.Mark;
import io.eternalengine.reporting.model.PublishedParameters;
import io.eternalengine.reporting.model.RiskAction;
import io.eternalengine.reporting.model.RiskPicture;
import io.eternalengine.reporting.model.StoredPosition;
import io.eternalengine.reporting.projection.Lag;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Puts the {@link Summary} together. */
@Singleton
public class SummaryQuery {
    private static final int MOVES = 500;
    private static final int SHOWN_MOVES = 20;
    private static final int ACTIONS = 20;
    private static final int ALERTS = 10;

    /** In force is each halt that no later command of the same key has lifted. */
    private static final String HALTS = """
            from RiskAction halt where halt.kind = 'HALT_IMPOSED' and not exists
            (select 1 from RiskAction later where later.haltKey = halt.haltKey and later.riskEpoch > halt.riskEpoch)
            order by halt.riskEpoch
            """;

    private static final String BALANCES = """
            select balance from AccountBalance balance join Account account on account.name = balance.account
            where balance.snapshotOffset = account.snapshotOffset
            """;

    /**
     * Engines number their decisions without gaps, so their highest numbers count them without reading them all. Decisions of tickers
     * under which nothing was done have no row: they count with the next one that has.
     */
    private static final String COUNTS = """
            select (select coalesce(sum(last.sequence), 0) from (select max(sequence) as sequence from decisions
                        group by engine, account) last),
                   (select count(*) from decisions where acted),
                   (select count(*) from intents),
                   (select count(*) from verdicts where outcome = 'REJECTED'),
                   (select count(*) from orders),
                   (select count(*) from orders where state not in ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED')),
                   (select count(*) from executions),
                   (select count(*) from alerts)
            """;

    private final Mutiny.SessionFactory sessions;
    private final Lag lag;

    SummaryQuery(Mutiny.SessionFactory sessions, Lag lag) {
        this.sessions = sessions;
        this.lag = lag;
    }

    /** The summary as of one database snapshot for each part. */
    public Uni<Summary> summary() {
        return sessions.withStatelessSession(this::summary);
    }

    private Uni<Summary> summary(Mutiny.StatelessSession session) {
        var parts = new Parts();
        return Uni.createFrom()
                .voidItem()
                .chain(() -> list(session, "from RiskPicture order by asOf desc", RiskPicture.class, 1))
                .invoke(rows -> parts.risk = rows.isEmpty() ? null : rows.getFirst())
                .chain(() -> list(session, "from PublishedParameters", PublishedParameters.class, 1))
                .invoke(rows -> parts.parameters = rows.isEmpty() ? null : rows.getFirst())
                .chain(() -> list(session, "from BreakerMove order by riskEpoch desc", BreakerMove.class, MOVES))
                .invoke(rows -> parts.moves = rows)
                .chain(() -> list(session, HALTS, RiskAction.class, ACTIONS))
                .invoke(rows -> parts.halts = rows)
                .chain(() -> list(session, "from RiskAction order by riskEpoch desc", RiskAction.class, ACTIONS))
                .invoke(rows -> parts.actions = rows)
                .chain(() -> all(session, "from Account order by name", Account.class))
                .invoke(rows -> parts.accounts = rows)
                .chain(() -> all(session, BALANCES, AccountBalance.class))
                .invoke(rows -> parts.balances = rows)
                .chain(() -> all(session, "from Mark where category = 'SPOT'", Mark.class))
                .invoke(rows -> parts.marks = rows)
                .chain(() -> all(session, "from Allocation order by engine", Allocation.class))
                .invoke(rows -> parts.allocations = rows)
                .chain(() -> list(session, "from Alert order by at desc, alertId", Alert.class, ALERTS))
                .invoke(rows -> parts.alerts = rows)
                .chain(() -> all(session, "from StoredPosition", StoredPosition.class))
                .invoke(rows -> parts.positions = rows)
                .chain(() -> session.createNativeQuery(COUNTS, Object[].class).getSingleResult())
                .map(counts -> parts.summary(counts, lag));
    }

    private static <T> Uni<List<T>> all(Mutiny.StatelessSession session, String query, Class<T> type) {
        return session.createQuery(query, type).getResultList();
    }

    private static <T> Uni<List<T>> list(Mutiny.StatelessSession session, String query, Class<T> type, int limit) {
        return session.createQuery(query, type).setMaxResults(limit).getResultList();
    }

    /** What the queries have found so far. */
    private static final class Parts {
        private @Nullable RiskPicture risk;
        private @Nullable PublishedParameters parameters;
        private List<BreakerMove> moves = List.of();
        private List<RiskAction> halts = List.of();
        private List<RiskAction> actions = List.of();
        private List<Account> accounts = List.of();
        private List<AccountBalance> balances = List.of();
        private List<Mark> marks = List.of();
        private List<Allocation> allocations = List.of();
        private List<Alert> alerts = List.of();
        private List<StoredPosition> positions = List.of();

        Summary summary(Object[] counts, Lag lag) {
            var portfolio = new Portfolio(accounts, balances, marks);
            // The command log is read before reports, so it knows of a move first.
            int level = moves.isEmpty() ? (risk == null ? 0 : risk.breakerLevel) : moves.getFirst().toLevel;
            return new Summary(
                    risk,
                    new Summary.Breaker(
                            level,
                            BreakerLadder.nameOf(level),
                            PublishedBreaker.of(parameters)
                                    .map(numbers -> BreakerLadder.rungs(level, numbers, moves.reversed()))
                                    .orElse(List.of()),
                            moves.subList(0, Math.min(SHOWN_MOVES, moves.size()))),
                    halts,
                    actions,
                    portfolio.accounts(),
                    portfolio.positions(),
                    allocations.stream().map(portfolio::allocation).toList(),
                    counts(counts),
                    alerts,
                    LagViews.of(lag.endOffsets(), positions));
        }

        private static Summary.Counts counts(Object[] row) {
            return new Summary.Counts(
                    count(row[0]),
                    count(row[1]),
                    count(row[2]),
                    count(row[3]),
                    count(row[4]),
                    count(row[5]),
                    count(row[6]),
                    count(row[7]));
        }

        private static long count(Object number) {
            return ((Number) number).longValue();
        }
    }
}
