package io.eternalengine.service.execution.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Side;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.service.execution.ledger.AcceptanceRequest;
import io.eternalengine.testkit.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

/** Two processes may work on one account for a moment, when one takes over from the other. */
@Timeout(120)
class LedgerRaceTest {
    private static final String ACCOUNT = "CORE-HODL";
    private static final InstrumentId BTC = InstrumentId.spot("BTCUSDT");
    private static final long NOW_MS = 1_704_067_200_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int EXECUTIONS = 60;
    private static final int ORDERS = 1_200;
    private static final Decimal CASH = Decimal.of(1_000);

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    private final Journal one;
    private final Journal other;

    LedgerRaceTest() {
        var database = Infrastructure.shared().freshDatabase();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        Flyway.configure().dataSource(dataSource).load().migrate();
        one = new Journal(dataSource, new Outbox(dataSource));
        other = new Journal(dataSource, new Outbox(dataSource));
    }

    @Test
    void twoJournalsThatBookExecutionsOfOneAccountAtOnceLoseNone() throws Exception {
        one.open(ACCOUNT, new SpotBalances(new TreeMap<>(Map.of("USDT", CASH))), CASH, NOW_MS);
        List<ChildOrder> childOrders =
                IntStream.range(0, EXECUTIONS).mapToObj(this::submitted).toList();
        var together = new CyclicBarrier(2);

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<?> first = threads.submit(() -> bookEverySecond(one, childOrders, 0, together));
            Future<?> second = threads.submit(() -> bookEverySecond(other, childOrders, 1, together));
            first.get();
            second.get();
        }

        var balances = one.books(ACCOUNT).orElseThrow().balances();
        assertThat(balances.of("BTC"))
                .as("%d purchases of 0.001 BTC", EXECUTIONS)
                .isEqualTo(Decimal.of("0.060"));
        assertThat(balances.of("USDT"))
                .as("each cost 10 USDT and a fee of 0.01 USDT")
                .isEqualTo(Decimal.of("399.4"));
    }

    @Test
    void whoAcceptsADifferenceTakesItsRowBeforeTheOutbox() throws Exception {
        one.open(ACCOUNT, new SpotBalances(new TreeMap<>(Map.of("USDT", CASH))), CASH, NOW_MS);
        var acceptances = new Acceptances(dataSource, new Outbox(dataSource));
        var request = new AcceptanceRequest("request", ACCOUNT, "USDT", "", Decimal.ONE, "seen in the mail", "alice");
        acceptances.take(List.of(request), Map.of());

        try (ExecutorService threads = Executors.newSingleThreadExecutor();
                Connection holder = dataSource.getConnection()) {
            // given one who holds the row
            holder.setAutoCommit(false);
            Sql.update(holder, "update acceptance_requests set reason = reason");

            // when another waits for it
            Future<?> accepted = threads.submit(() -> acceptances.accept(request, NOW_MS));
            await("the other").atMost(PATIENCE).until(this::isSomebodyWaiting);

            // then the outbox is free, and neither waits for ever
            Journal.alert(holder, "alert", AlertSeverity.P3, "subject", "text", NOW_MS);
            holder.commit();
            accepted.get();
        }
    }

    private boolean isSomebodyWaiting() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return !Sql.query(
                            connection,
                            "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
                            row -> row.getInt(1))
                    .isEmpty();
        }
    }

    @Test
    void twoJournalsThatTakeTheSameOrdersAtOnceTakeEachOnceAndBlockNobody() throws Exception {
        List<ParentOrder> orders =
                IntStream.range(0, ORDERS).mapToObj(LedgerRaceTest::order).toList();
        var together = new CyclicBarrier(2);

        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> first = threads.submit(() -> takeAll(one, orders, 3, together));
            Future<Integer> second = threads.submit(() -> takeAll(other, orders, 4, together));

            assertThat(first.get() + second.get()).isEqualTo(ORDERS);
        }
    }

    private static int takeAll(Journal journal, List<ParentOrder> orders, int batch, CyclicBarrier together)
            throws Exception {
        together.await();
        int taken = 0;
        for (int i = 0; i < orders.size(); i += batch) {
            taken += journal.take(orders.subList(i, i + batch), Map.of()).size();
        }
        return taken;
    }

    private static Void bookEverySecond(Journal journal, List<ChildOrder> childOrders, int from, CyclicBarrier together)
            throws Exception {
        together.await();
        for (int i = from; i < childOrders.size(); i += 2) {
            ChildOrder childOrder = childOrders.get(i);
            journal.book(childOrder, execution(childOrder.intentId()), false, "BTC", "USDT", 0);
        }
        return null;
    }

    private ChildOrder submitted(int number) {
        ParentOrder order = order(number);
        one.take(List.of(order), Map.of());
        var childOrder = new ChildOrder(
                order.intent().intentId(),
                1,
                ChildOrder.Kind.MARKET,
                order.intent().amount(),
                null,
                ChildOrder.State.SUBMITTED,
                "",
                Decimal.ZERO,
                Decimal.ZERO,
                NOW_MS,
                NOW_MS,
                "");
        one.submit(order, childOrder);
        return childOrder;
    }

    private static ParentOrder order(int number) {
        var intent = new OrderIntent(
                "race-" + number,
                EngineId.CORE_HODL,
                ACCOUNT,
                BTC,
                Side.BUY,
                ExecutionStyle.MARKET,
                new OrderAmount.OfQuote(Decimal.of(10)),
                false,
                0,
                NOW_MS,
                Decimal.of(10_000),
                "");
        return ParentOrder.created(intent, MessageContext.NONE);
    }

    private static Execution execution(String intentId) {
        return new Execution(
                "execution-" + intentId,
                intentId,
                ACCOUNT,
                BTC,
                Side.BUY,
                Decimal.of(10_000),
                Decimal.of("0.001"),
                Decimal.of(10),
                Decimal.of("0.01"),
                "USDT",
                NOW_MS);
    }
}
