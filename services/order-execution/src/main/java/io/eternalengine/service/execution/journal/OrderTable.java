package io.eternalengine.service.execution.journal;

import io.eternalengine.core.model.OrderIntent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The table of orders. */
final class OrderTable {
    private OrderTable() {}

    /** Answers whether the intent was new. */
    static boolean insert(Connection connection, JournaledOrder order) throws SQLException {
        OrderIntent intent = order.intent();
        return Sql.update(
                        connection,
                        """
                        insert into orders (intent_id, client_order_id, engine, account, category, symbol, side, style,
                            quantity, quote_amount, reduces, risk_epoch, decided_at_ms, mark_price, state,
                            trace_parent, origin_wall_us, valid_until_ms)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (intent_id) do nothing""",
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
                        intent.claimsReduction(),
                        intent.riskEpoch(),
                        intent.decidedAtMs(),
                        intent.referencePrice().toBigDecimal(),
                        order.state(),
                        Rows.traceParent(order.context()),
                        order.context().originWallUs(),
                        intent.validUntilMs())
                == 1;
    }

    static JournaledOrder lock(Connection connection, String intentId) throws SQLException {
        return Sql.query(connection, "select * from orders where intent_id = ? for update", Rows::order, intentId)
                .getFirst();
    }

    static void update(Connection connection, JournaledOrder order) throws SQLException {
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

    static List<JournaledOrder> unfinished(Connection connection, String account) throws SQLException {
        return Sql.query(connection, """
                select * from orders
                where account = ? and state not in ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED')
                order by decided_at_ms, intent_id""", Rows::order, account);
    }
}
