package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.FeeRates;
import io.eternalengine.domain.model.OrderState;
import io.eternalengine.kit.consume.TopicIdentities;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.mapping.TradingMapping;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.risk.RiskOutput;
import io.eternalengine.service.execution.ledger.Adjustment;
import io.eternalengine.service.execution.ledger.ExecutionCause;
import io.eternalengine.service.execution.ledger.LogBounds;
import io.eternalengine.topics.Topic;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Every change of an order, a child order, an execution or a balance, each in one transaction with the messages that report
 * others of it. A method that returned has made its change durable; one that threw has changed nothing.
 */
public final class Journal {
    private final Sql sql;
    private final Outbox outbox;

    public Journal(DataSource dataSource, Outbox outbox) {
        this.sql = new Sql(dataSource);
        this.outbox = outbox;
    }

    /** The next offset of each partition of commands. */
    public Map<TopicPartition, Long> nextOffsets() {
        return sql.transact(connection -> {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            Sql.query(
                            connection,
                            "select topic, partition, next_offset from stored_positions",
                            row -> Map.entry(
                                    new TopicPartition(row.getString("topic"), row.getInt("partition")),
                                    row.getLong("next_offset")))
                    .forEach(entry -> offsets.put(entry.getKey(), entry.getValue()));
            return offsets;
        });
    }

    /** Binds the offsets to the topics that they count in; throws when they count in others of the same names. */
    public void bindOffsetsTo(Map<String, String> identities) {
        sql.transact(connection -> {
            Map<String, String> bound = new HashMap<>();
            Sql.query(
                            connection,
                            "select topic, identity from stored_topics",
                            row -> Map.entry(row.getString("topic"), row.getString("identity")))
                    .forEach(entry -> bound.put(entry.getKey(), entry.getValue()));
            for (var fresh : TopicIdentities.requireSame(bound, identities).entrySet()) {
                Sql.update(
                        connection,
                        "insert into stored_topics (topic, identity) values (?, ?)",
                        fresh.getKey(),
                        fresh.getValue());
            }
            return identities;
        });
    }

    /** Takes orders in; one whose intent is known already is passed over. Answers those that were new. */
    public List<ParentOrder> take(List<ParentOrder> orders, Map<TopicPartition, Long> nextOffsets) {
        List<ParentOrder> fresh = sql.transact(connection -> {
            List<ParentOrder> taken = new ArrayList<>();
            for (ParentOrder order : orders) {
                if (OrderTable.insert(connection, order)) {
                    taken.add(order);
                }
            }
            // After all rows: who holds the outbox and waits for a row of somebody who waits for the outbox waits for
            // ever.
            for (ParentOrder order : taken) {
                enqueue(connection, order, order.intent().decidedAtMs());
            }
            storePositions(connection, nextOffsets);
            return taken;
        });
        outbox.wake();
        return fresh;
    }

    /** Where each partition is read on, in the transaction that holds what was read before it. */
    static void storePositions(Connection connection, Map<TopicPartition, Long> nextOffsets) throws SQLException {
        for (var next : nextOffsets.entrySet()) {
            Sql.update(connection, """
                        insert into stored_positions (topic, partition, next_offset) values (?, ?, ?)
                        on conflict (topic, partition) do update set next_offset = excluded.next_offset""", next.getKey().topic(), next.getKey().partition(), next.getValue());
        }
    }

    /** The orders of an account that have not ended, oldest decision first. */
    public List<ParentOrder> unfinished(String account) {
        return sql.transact(connection -> OrderTable.unfinished(connection, account));
    }

    /** The order of a child order. */
    public ParentOrder order(String intentId) {
        return sql.transact(connection -> OrderTable.find(connection, intentId));
    }

    /** The latest child order of an order. */
    public Optional<ChildOrder> latestChildOrder(String intentId) {
        return sql.transact(connection -> ChildOrderTable.latest(connection, intentId));
    }

    /** The child order of a client order id. */
    public Optional<ChildOrder> childOrder(String clientOrderId) {
        return sql.transact(connection -> ChildOrderTable.find(connection, clientOrderId));
    }

    /**
     * What an account has opened since a time of the exchange, in USDT: the worth of what was filled, and of what is on its way, whenever it
     * was sent, as much as it can become.
     */
    public Decimal openedSince(String account, long fromMs) {
        return sql.transact(connection -> ChildOrderTable.openedSince(connection, account, fromMs));
    }

    /**
     * The last entry before the first byte: the exchange may know of the child order from now on. Throws when the order has
     * ended or another of its child orders is under way, whatever the caller still believed: it would be bought twice.
     */
    public ParentOrder submit(ParentOrder order, ChildOrder childOrder) {
        return change(order, childOrder.submittedMarketMs(), (connection, current) -> {
            requireFree(connection, current);
            ChildOrderTable.insert(connection, childOrder);
            return current.state().mayBecome(OrderState.SUBMITTED) ? current.in(OrderState.SUBMITTED, "") : current;
        });
    }

    /** The move of a stop is about to be asked for; asked for again it changes nothing. */
    public ParentOrder submit(ParentOrder move, long eventTimeMs) {
        return change(
                move,
                eventTimeMs,
                (connection, current) -> current.state().mayBecome(OrderState.SUBMITTED)
                        ? current.in(OrderState.SUBMITTED, "")
                        : current);
    }

    private static void requireFree(Connection connection, ParentOrder order) throws SQLException {
        boolean underWay = ChildOrderTable.latest(connection, order.intent().intentId())
                .filter(ChildOrder::isUnderWay)
                .isPresent();
        if (order.state().isTerminal() || underWay) {
            throw new IllegalStateException("order " + order.clientOrderId() + " is " + order.state()
                    + (underWay ? " with a child order under way" : "") + " and may not be placed again");
        }
    }

    /** The exchange took the child order. */
    public ParentOrder acknowledge(ParentOrder order, ChildOrder childOrder, String exchangeOrderId, long eventTimeMs) {
        return change(order, eventTimeMs, (connection, current) -> {
            ChildOrderTable.update(connection, childOrder.in(ChildOrder.State.ACKNOWLEDGED, exchangeOrderId, ""));
            return current.state().mayBecome(OrderState.ACKNOWLEDGED)
                    ? current.in(OrderState.ACKNOWLEDGED, "")
                    : current;
        });
    }

    /** The child order ended; the order goes on, or ends in the state given. */
    public ParentOrder close(
            ParentOrder order,
            ChildOrder childOrder,
            ChildOrder.State childOrderState,
            Optional<OrderState> orderEnds,
            String cause,
            long eventTimeMs) {
        return change(order, eventTimeMs, (connection, current) -> {
            ChildOrderTable.update(connection, childOrder.in(childOrderState, "", cause));
            return orderEnds.isPresent() ? current.in(orderEnds.get(), cause) : current;
        });
    }

    /** The order ends without a child order under way. */
    public ParentOrder end(ParentOrder order, OrderState state, String cause, long eventTimeMs) {
        return change(order, eventTimeMs, (connection, current) -> current.in(state, cause));
    }

    /**
     * Books an execution: child order, order and ledger move together. One that was booked before changes nothing.
     *
     * @param firstByteWallUs when the first byte of the order left, as far as the caller knows; else 0
     * @return the order after it, or empty when it was booked before
     */
    public Optional<ParentOrder> book(
            ChildOrder childOrder,
            Execution execution,
            boolean maker,
            String baseAsset,
            String quoteAsset,
            long firstByteWallUs) {
        Optional<ParentOrder> after = sql.transact(connection -> {
            if (!ExecutionTable.insert(connection, childOrder.clientOrderId(), execution, maker)) {
                return Optional.<ParentOrder>empty();
            }
            ParentOrder order = OrderTable.lock(connection, childOrder.intentId());
            ChildOrder current =
                    ChildOrderTable.find(connection, childOrder.clientOrderId()).orElseThrow();
            ChildOrderTable.update(connection, current.withFill(execution.quantity(), execution.value()));
            ParentOrder filled =
                    order.withFill(execution.quantity(), execution.value()).withFirstByteAt(firstByteWallUs);
            if (filled.state().mayBecome(OrderState.PARTIALLY_FILLED)) {
                filled = filled.in(OrderState.PARTIALLY_FILLED, "");
            }
            OrderTable.update(connection, filled);
            AccountBooks books = LedgerTable.move(connection, execution, baseAsset, quoteAsset);
            enqueueExecution(connection, filled, childOrder, execution, maker);
            enqueue(connection, filled, execution.executedAtMs());
            enqueue(connection, books, filled.context());
            return Optional.of(filled);
        });
        outbox.wake();
        return after;
    }

    /**
     * Books what the exchange executed by itself on a position: no order of ours moves. One that was booked before changes nothing.
     *
     * @param entry the order that opened the position
     * @return the books after it, or empty when it was booked before
     */
    public Optional<AccountBooks> book(
            ParentOrder entry, Execution execution, ExecutionCause cause, String baseAsset, String quoteAsset) {
        Optional<AccountBooks> after = sql.transact(connection -> {
            if (!ExecutionTable.insert(connection, execution, cause)) {
                return Optional.<AccountBooks>empty();
            }
            AccountBooks books = LedgerTable.move(connection, execution, baseAsset, quoteAsset);
            var message = TradingMapping.toWire(execution)
                    .setEngine(entry.intent().engine().label())
                    .setCause(Causes.toWire(cause))
                    .build();
            Outbox.enqueue(connection, Topic.EXECUTIONS, execution.account(), message, entry.context());
            enqueue(connection, books, entry.context());
            alert(
                    connection,
                    "account " + execution.account() + ": " + cause,
                    "Execution " + execution.executionId() + " was not ours: " + execution.side() + " "
                            + execution.quantity() + " "
                            + execution.instrument().symbol() + " at " + execution.price() + ", cause " + cause
                            + ". It is booked.",
                    execution.executedAtMs());
            return Optional.of(books);
        });
        outbox.wake();
        return after;
    }

    /** Whether an execution is in the books. */
    public boolean isBooked(String account, String executionId) {
        return sql.transact(connection -> ExecutionTable.isBooked(connection, account, executionId));
    }

    /** The order that opened an account's position in a perpetual last. */
    public Optional<ParentOrder> latestEntry(String account, String symbol) {
        return sql.transact(connection -> OrderTable.latestEntry(connection, account, symbol));
    }

    /** Where the stop of an entry's position is to stand: where the entry put it, or where it was moved since; empty for none. */
    public Optional<Decimal> stopOf(ParentOrder entry) {
        return sql.transact(connection -> OrderTable.movedStop(connection, entry))
                .or(() -> Optional.ofNullable(entry.intent().stopPrice()));
    }

    /**
     * Whether an operator accepted a position of somebody else, or a part of one, in an account after a time of the exchange.
     *
     * @param isShort on which side the position lies
     */
    public boolean isAcceptedSince(String account, String symbol, boolean isShort, long sinceMs) {
        return sql.transact(
                connection -> AdjustmentTable.isAcceptedSince(connection, account, symbol, isShort, sinceMs));
    }

    /**
     * Books what moved balances besides executions, each once and all together.
     *
     * @return the books after it
     */
    public AccountBooks adjust(String account, List<Adjustment> adjustments) {
        AccountBooks after = sql.transact(connection -> {
            AccountBooks books = LedgerTable.lock(connection, account).orElseThrow();
            boolean moved = false;
            for (Adjustment adjustment : adjustments) {
                if (AdjustmentTable.insert(connection, account, adjustment)) {
                    books = LedgerTable.move(connection, books, adjustment);
                    moved = true;
                }
            }
            if (moved) {
                enqueue(connection, books, MessageContext.NONE);
            }
            return books;
        });
        outbox.wake();
        return after;
    }

    /** Which entries of the exchange's log since a time an account's ledger may lack. */
    public LogBounds logBounds(String account, long sinceMs) {
        return sql.transact(connection -> new LogBounds(
                LedgerTable.openedAtMs(connection, account),
                AdjustmentTable.newest(connection, account),
                AdjustmentTable.idsSince(connection, account, sinceMs)));
    }

    /** Ledger and wallet agree at a time of the exchange: an account that was opened before any was known counts as opened then. */
    public void openedBy(String account, long atMs) {
        sql.transact(connection -> {
            LedgerTable.openedBy(connection, account, atMs);
            return account;
        });
    }

    /** The books of an account, once it was opened. */
    public Optional<AccountBooks> books(String account) {
        return sql.transact(connection -> LedgerTable.lock(connection, account));
    }

    /**
     * An account seen for the first time: what it holds is what it began with.
     *
     * @param asOfMs the exchange's time; 0 when it is not known yet
     */
    public void open(String account, SpotBalances balances, Decimal netDeposits, long asOfMs) {
        sql.transact(connection -> {
            var books = new AccountBooks(
                    account, new SpotBalances(new TreeMap<>(balances.amounts())), netDeposits, asOfMs, true, "");
            LedgerTable.insert(connection, books);
            enqueue(connection, books, MessageContext.NONE);
            return books;
        });
        outbox.wake();
    }

    /**
     * Whether the ledger agrees with the exchange; publishes when that has changed, with an alert when it broke.
     *
     * @param asOfMs the exchange's time as far as it is known; what the ledger already contains is never later than its own
     */
    public void reconciled(AccountBooks books, boolean agrees, String difference, long asOfMs) {
        if (books.reconciled() == agrees && books.difference().equals(difference)) {
            return;
        }
        sql.transact(connection -> {
            AccountBooks current = LedgerTable.lock(connection, books.account()).orElseThrow();
            var after = new AccountBooks(
                    current.account(),
                    current.balances(),
                    current.netDeposits(),
                    Math.max(current.asOfMs(), asOfMs),
                    agrees,
                    difference,
                    current.perpetuals());
            LedgerTable.updateReconciliation(connection, after);
            enqueue(connection, after, MessageContext.NONE);
            if (!agrees) {
                String subject = "account " + after.account() + " differs from the exchange";
                alert(connection, subject, difference, after.asOfMs());
            }
            return after;
        });
        outbox.wake();
    }

    /**
     * What the exchange says of an account's margin; publishes when that has changed.
     *
     * @param rate maintenance margin as a part of the margin balance; empty when it is not known
     */
    public void marginRate(String account, Optional<Decimal> rate) {
        sql.transact(connection -> {
            AccountBooks books = LedgerTable.lock(connection, account).orElseThrow();
            if (LedgerTable.updateMarginRate(connection, account, rate)) {
                enqueue(connection, books, MessageContext.NONE);
            }
            return books;
        });
        outbox.wake();
    }

    /** Whether it can be asked at all; throws when it cannot. */
    public void look() {
        sql.transact(connection -> Sql.query(connection, "select 1", row -> row.getInt(1)));
    }

    /** Publishes what the exchange charges. */
    public void publish(FeeRates rates) {
        var instrument = rates.instrument();
        String key = rates.account() + ":" + instrument.category() + ":" + instrument.symbol();
        sql.transact(connection -> {
            Outbox.enqueue(connection, Topic.FEES, key, TradingMapping.toWire(rates), MessageContext.NONE);
            return key;
        });
        outbox.wake();
    }

    /** Raises an alert. */
    public void alert(String subject, String text, long atMs) {
        sql.transact(connection -> {
            alert(connection, subject, text, atMs);
            return text;
        });
        outbox.wake();
    }

    /** A change of an order, with what its caller knows of its first byte, inside a transaction that holds its row. */
    private interface Change {
        ParentOrder of(Connection connection, ParentOrder current) throws SQLException;
    }

    private ParentOrder change(ParentOrder order, long eventTimeMs, Change change) {
        ParentOrder after = sql.transact(connection -> {
            ParentOrder stored = OrderTable.lock(connection, order.intent().intentId());
            ParentOrder changed = change.of(connection, stored.withFirstByteAt(order.firstByteWallUs()));
            if (!changed.equals(stored)) {
                OrderTable.update(connection, changed);
                enqueue(connection, changed, eventTimeMs);
            }
            return changed;
        });
        outbox.wake();
        return after;
    }

    private static void alert(Connection connection, String subject, String text, long atMs) throws SQLException {
        // The market's time stands still between two ticks: only the text, which names what it is about, distinguishes
        // two
        // alerts apart.
        var about = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        String id = "order-execution:" + atMs + ":" + subject + ":" + about;
        alert(connection, id, AlertSeverity.P1, subject, text, atMs);
    }

    static void alert(Connection connection, String id, AlertSeverity severity, String subject, String text, long atMs)
            throws SQLException {
        var alert = RiskMapping.toWire(new RiskOutput.Alerted(severity, subject, text, atMs));
        Outbox.enqueue(
                connection,
                Topic.ALERTS,
                subject,
                alert.toBuilder().setAlertId(id).build(),
                MessageContext.NONE);
    }

    private static void enqueue(Connection connection, ParentOrder order, long eventTimeMs) throws SQLException {
        var message = TradingMapping.toWire(order.toUpdate(eventTimeMs))
                .setOriginWallUs(order.context().originWallUs())
                .setFirstByteWallUs(order.firstByteWallUs())
                .build();
        Outbox.enqueue(connection, Topic.ORDER_EVENTS, order.intent().account(), message, order.context());
    }

    private static void enqueueExecution(
            Connection connection, ParentOrder order, ChildOrder childOrder, Execution execution, boolean maker)
            throws SQLException {
        var message = TradingMapping.toWire(execution)
                .setClientOrderId(childOrder.clientOrderId())
                .setParentOrderId(order.clientOrderId())
                .setEngine(order.intent().engine().label())
                .setMaker(maker)
                .build();
        Outbox.enqueue(connection, Topic.EXECUTIONS, execution.account(), message, order.context());
    }

    static void enqueue(Connection connection, AccountBooks books, MessageContext context) throws SQLException {
        var message = TradingMapping.toWire(books)
                .setMaintenanceMarginRate(LedgerTable.marginRate(connection, books.account())
                        .map(Decimal::toString)
                        .orElse(""))
                .build();
        Outbox.enqueue(connection, Topic.ACCOUNT_SNAPSHOTS, books.account(), message, context);
    }
}
