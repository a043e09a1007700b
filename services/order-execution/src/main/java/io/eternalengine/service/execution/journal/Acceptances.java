package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.kit.message.MessageContext;
import io.eternalengine.risk.AlertSeverity;
import io.eternalengine.service.execution.ledger.AcceptanceRequest;
import io.eternalengine.service.execution.ledger.Adjustment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;

/**
 * Differences that operators asked to accept. Each request is stored with its position in Kafka, decided once, and answered
 * by an alert, which is also its place in the audit trail beside the ledger's entry.
 */
public final class Acceptances {
    private final Sql sql;
    private final Outbox outbox;

    public Acceptances(DataSource dataSource, Outbox outbox) {
        this.sql = new Sql(dataSource);
        this.outbox = outbox;
    }

    /** The id of the alert that answers a request. */
    public static String answerId(String requestId) {
        return "order-execution:request:" + requestId;
    }

    /** Stores requests; one whose id is known is passed over. */
    public void take(List<AcceptanceRequest> requests, Map<TopicPartition, Long> nextOffsets) {
        sql.transact(connection -> {
            for (AcceptanceRequest request : requests) {
                Sql.update(
                        connection,
                        """
                        insert into acceptance_requests (request_id, account, asset, symbol, amount, reason, person)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (request_id) do nothing""",
                        request.id(),
                        request.account(),
                        request.asset(),
                        request.symbol(),
                        request.amount().toBigDecimal(),
                        request.reason(),
                        request.person());
            }
            Journal.storePositions(connection, nextOffsets);
            return requests;
        });
    }

    /** The requests of an account that are not decided. */
    public List<AcceptanceRequest> undecided(String account) {
        return sql.transact(connection -> Sql.query(
                connection,
                """
                select request_id, account, asset, symbol, amount, reason, person from acceptance_requests
                where account = ? and answer is null order by request_id""",
                row -> new AcceptanceRequest(
                        row.getString("request_id"),
                        row.getString("account"),
                        row.getString("asset"),
                        row.getString("symbol"),
                        Rows.decimal(row, "amount"),
                        row.getString("reason"),
                        row.getString("person")),
                account));
    }

    /** Books the difference of a coin and answers the request; answers the books after it. */
    public AccountBooks accept(AcceptanceRequest request, long atMs) {
        return accept(request, atMs, LedgerTable::move);
    }

    /**
     * Books the exchange's position and answers the request; answers the books after it. What closed a part of the position, or opened
     * it, is in the wallet's balance, which is compared by itself.
     */
    public AccountBooks accept(AcceptanceRequest request, PerpetualPosition atExchange, long atMs) {
        return accept(
                request,
                atMs,
                (connection, books, adjustment) -> LedgerTable.write(
                        connection, books.holding(request.instrument(), atExchange, adjustment.atMs())));
    }

    /** What an accepted difference does to the ledger. */
    private interface Booking {
        AccountBooks in(Connection connection, AccountBooks before, Adjustment adjustment) throws SQLException;
    }

    private AccountBooks accept(AcceptanceRequest request, long atMs, Booking booking) {
        AccountBooks after = sql.transact(connection -> {
            AccountBooks books = LedgerTable.lock(connection, request.account()).orElseThrow();
            Adjustment adjustment = request.adjustment(Math.max(atMs, books.asOfMs()));
            boolean moved = AdjustmentTable.insert(connection, request.account(), adjustment);
            if (moved) {
                books = booking.in(connection, books, adjustment);
            }
            String text = request.person() + " accepted a difference of " + request.amount() + " " + request.what()
                    + " in account " + request.account() + ": " + request.reason();
            boolean decided = decide(connection, request, text);
            // After all rows, as everywhere: others hold such a row while they wait for the outbox.
            if (moved) {
                Journal.enqueue(connection, books, MessageContext.NONE);
            }
            if (decided) {
                alert(connection, request, AlertSeverity.P2, "accepted", text, adjustment.atMs());
            }
            return books;
        });
        outbox.wake();
        return after;
    }

    /** Answers the request: the difference is not accepted. */
    public void refuse(AcceptanceRequest request, String why, long atMs) {
        sql.transact(connection -> {
            String text = "The difference of " + request.amount() + " " + request.what() + " in account "
                    + request.account() + " is not accepted: " + why;
            if (decide(connection, request, text)) {
                alert(connection, request, AlertSeverity.P3, "not accepted", text, atMs);
            }
            return text;
        });
        outbox.wake();
    }

    /** Stores the answer; answers false when the request was decided before. */
    private static boolean decide(Connection connection, AcceptanceRequest request, String text) throws SQLException {
        return Sql.update(
                        connection,
                        "update acceptance_requests set answer = ? where request_id = ? and answer is null",
                        text,
                        request.id())
                == 1;
    }

    private static void alert(
            Connection connection,
            AcceptanceRequest request,
            AlertSeverity severity,
            String outcome,
            String text,
            long atMs)
            throws SQLException {
        String subject = "difference " + outcome + " in account " + request.account();
        Journal.alert(connection, answerId(request.id()), severity, subject, text, atMs);
    }
}
