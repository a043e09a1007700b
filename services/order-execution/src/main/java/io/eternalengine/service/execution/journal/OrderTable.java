package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.OrderIntent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The table of orders. */
final class OrderTable {
    private static final String UNIQUE_VIOLATION = "23505";

    private static final String SELECT = """
            select intent_id, engine, account, category, symbol, side, style, quantity, quote_amount, reduces, risk_epoch,
                decided_at_ms, valid_until_ms, mark_price, stop_price, state, filled_quantity, filled_value, cause,
                trace_parent, origin_wall_us, first_byte_wall_us
            from orders
            """;

    private OrderTable() {}

    /**
     * Answers whether the intent was new. Another process may insert the same order at this moment, and then either of
     * the two unique columns can be the one that says so: the conflict names no column.
     *
     * @throws SQLException when the client order id belongs to another intent
     */
    static boolean insert(Connection connection, ParentOrder order) throws SQLException {
        OrderIntent intent = order.intent();
        boolean inserted = Sql.update(
                        connection,
                        """
                        insert into orders (intent_id, client_order_id, engine, account, category, symbol, side, style,
                            quantity, quote_amount, reduces, risk_epoch, decided_at_ms, mark_price, state,
                            trace_parent, origin_wall_us, valid_until_ms, stop_price)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict do nothing""",
                        intent.intentId(),
                        order.clientOrderId(),
                        intent.engine().label(),
                        intent.account(),
                        intent.instrument().category(),
                        intent.instrument().symbol(),
                        intent.side(),
                        intent.style(),
                        Rows.quantity(intent.amount()),
                        Rows.quoteAmount(intent.amount()),
                        intent.reduceOnly(),
                        intent.riskEpoch(),
                        intent.decidedAtMs(),
                        intent.referencePrice().toBigDecimal(),
                        order.state(),
                        Rows.traceParent(order.context()),
                        order.context().originWallUs(),
                        intent.validUntilMs(),
                        Rows.stopPrice(intent))
                == 1;
        if (!inserted && !holds(connection, intent.intentId())) {
            throw new SQLException(
                    "the client order id " + order.clientOrderId() + " of " + intent.intentId()
                            + " belongs to another intent",
                    UNIQUE_VIOLATION);
        }
        return inserted;
    }

    private static boolean holds(Connection connection, String intentId) throws SQLException {
        return !Sql.query(connection, "select 1 from orders where intent_id = ?", row -> row.getInt(1), intentId)
                .isEmpty();
    }

    static ParentOrder find(Connection connection, String intentId) throws SQLException {
        return Sql.query(connection, SELECT + "where intent_id = ?", Rows::order, intentId)
                .getFirst();
    }

    static ParentOrder lock(Connection connection, String intentId) throws SQLException {
        return Sql.query(connection, SELECT + "where intent_id = ? for update", Rows::order, intentId)
                .getFirst();
    }

    /** The order that opened an account's position last, as far as any of it was filled. */
    static Optional<ParentOrder> latestEntry(Connection connection, String account, String symbol) throws SQLException {
        return Sql.query(connection, SELECT + """
                where account = ? and symbol = ? and category = 'LINEAR' and not reduces and filled_quantity > 0
                order by decided_at_ms desc, intent_id desc limit 1""", Rows::order, account, symbol).stream()
                .findFirst();
    }

    /** The stop nearest to the market to which the stop of an entry's position was moved; empty when it was not. */
    static Optional<Decimal> movedStop(Connection connection, ParentOrder entry) throws SQLException {
        OrderIntent intent = entry.intent();
        return Sql.query(
                        connection,
                        """
                select stop_price from orders
                where account = ? and symbol = ? and style = 'MOVE_STOP' and state = 'FILLED' and side <> ?
                    and decided_at_ms >= ?
                order by case when side = 'SELL' then -stop_price else stop_price end limit 1""",
                        row -> Decimal.of(row.getBigDecimal("stop_price")),
                        intent.account(),
                        intent.instrument().symbol(),
                        intent.side(),
                        intent.decidedAtMs())
                .stream()
                .findFirst();
    }

    static void update(Connection connection, ParentOrder order) throws SQLException {
        Sql.update(
                connection,
                """
                update orders set state = ?, filled_quantity = ?, filled_value = ?, cause = ?, first_byte_wall_us = ?
                where intent_id = ?""",
                order.state(),
                order.filledQuantity().toBigDecimal(),
                order.filledValue().toBigDecimal(),
                order.cause(),
                order.firstByteWallUs(),
                order.intent().intentId());
    }

    static List<ParentOrder> unfinished(Connection connection, String account) throws SQLException {
        return Sql.query(connection, SELECT + """
                where account = ? and state not in ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED')
                order by decided_at_ms, intent_id""", Rows::order, account);
    }
}
