package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.model.Execution;
import io.eternalengine.service.execution.ledger.ExecutionCause;
import java.sql.Connection;
import java.sql.SQLException;

/** The table of executions. */
final class ExecutionTable {
    private ExecutionTable() {}

    /** Answers whether the execution was new. */
    static boolean insert(Connection connection, String clientOrderId, Execution execution, boolean maker)
            throws SQLException {
        return insert(connection, clientOrderId, execution, maker, ExecutionCause.ORDER);
    }

    /** Likewise of what the exchange executed by itself. */
    static boolean insert(Connection connection, Execution execution, ExecutionCause cause) throws SQLException {
        return insert(connection, Sql.Null.TEXT, execution, false, cause);
    }

    private static boolean insert(
            Connection connection, Object clientOrderId, Execution execution, boolean maker, ExecutionCause cause)
            throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into executions (account, execution_id, client_order_id, side, price, quantity, value, fee, fee_asset,
                            maker, executed_at_ms, cause)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account, execution_id) do nothing""",
                        execution.account(),
                        execution.executionId(),
                        clientOrderId,
                        execution.side(),
                        execution.price().toBigDecimal(),
                        execution.quantity().toBigDecimal(),
                        execution.value().toBigDecimal(),
                        execution.fee().toBigDecimal(),
                        execution.feeAsset(),
                        maker,
                        execution.executedAtMs(),
                        cause)
                == 1;
    }

    static boolean isBooked(Connection connection, String account, String executionId) throws SQLException {
        return !Sql.query(
                        connection,
                        "select 1 from executions where account = ? and execution_id = ?",
                        row -> row.getInt(1),
                        account,
                        executionId)
                .isEmpty();
    }
}
