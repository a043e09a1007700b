package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.model.Decimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The table of child orders. */
final class ChildOrderTable {
    private static final String SELECT = """
            select intent_id, number, kind, quantity, quote_amount, limit_price, state, exchange_order_id, filled_quantity,
                filled_value, submitted_wall_ms, submitted_market_ms, cause
            from placements
            """;

    private ChildOrderTable() {}

    static void insert(Connection connection, ChildOrder childOrder) throws SQLException {
        var limit = childOrder.limitPrice();
        Sql.update(
                connection,
                """
                insert into placements (client_order_id, intent_id, number, kind, quantity, quote_amount, limit_price,
                    state, submitted_wall_ms, submitted_market_ms)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                childOrder.clientOrderId(),
                childOrder.intentId(),
                childOrder.number(),
                childOrder.kind(),
                Rows.quantity(childOrder.amount()),
                Rows.quoteAmount(childOrder.amount()),
                limit == null ? Sql.Null.DECIMAL : limit.toBigDecimal(),
                childOrder.state(),
                childOrder.submittedWallMs(),
                childOrder.submittedMarketMs());
    }

    static void update(Connection connection, ChildOrder childOrder) throws SQLException {
        Sql.update(
                connection,
                """
                update placements set state = ?, exchange_order_id = ?, filled_quantity = ?, filled_value = ?, cause = ?
                where client_order_id = ?""",
                childOrder.state(),
                childOrder.exchangeOrderId(),
                childOrder.filledQuantity().toBigDecimal(),
                childOrder.filledValue().toBigDecimal(),
                childOrder.cause(),
                childOrder.clientOrderId());
    }

    /** A spot sale never opens, nor does an order that is sent as one that only reduces. */
    static Decimal openedSince(Connection connection, String account, long fromMs) throws SQLException {
        return Sql.query(connection, """
                        select coalesce(sum(case when p.state in ('SUBMITTED', 'ACKNOWLEDGED')
                            then greatest(p.filled_value,
                                coalesce(p.quote_amount, p.quantity * coalesce(p.limit_price, o.mark_price)))
                            else p.filled_value end), 0) as opened
                        from placements p join orders o on o.intent_id = p.intent_id
                        where o.account = ? and case o.category when 'SPOT' then o.side = 'BUY' else not o.reduces end
                            and (p.submitted_market_ms > ? or p.state in ('SUBMITTED', 'ACKNOWLEDGED'))""", row -> Rows.decimal(row, "opened"), account, fromMs)
                .getFirst();
    }

    static Optional<ChildOrder> find(Connection connection, String clientOrderId) throws SQLException {
        return Sql.query(connection, SELECT + "where client_order_id = ?", Rows::childOrder, clientOrderId).stream()
                .findFirst();
    }

    static Optional<ChildOrder> latest(Connection connection, String intentId) throws SQLException {
        return Sql.query(
                        connection,
                        SELECT + "where intent_id = ? order by number desc limit 1",
                        Rows::childOrder,
                        intentId)
                .stream()
                .findFirst();
    }
}
