package io.eternalengine.service.execution.journal;

import io.eternalengine.service.execution.ledger.Adjustment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The table of adjustments. */
final class AdjustmentTable {
    private AdjustmentTable() {}

    /** Answers whether the adjustment was new. */
    static boolean insert(Connection connection, String account, Adjustment adjustment) throws SQLException {
        return Sql.update(
                        connection,
                        """
                        insert into ledger_adjustments (account, adjustment_id, kind, asset, amount, deposit, reason,
                            accepted_by, at_ms)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (account, adjustment_id) do nothing""",
                        account,
                        adjustment.id(),
                        adjustment.kind(),
                        adjustment.asset(),
                        adjustment.amount().toBigDecimal(),
                        adjustment.deposit().toBigDecimal(),
                        adjustment.reason(),
                        adjustment.acceptedBy(),
                        adjustment.atMs())
                == 1;
    }

    /**
     * The time of the newest adjustment after which ledger and wallet were equal, by asset. A funding payment is booked when the
     * stream reports it, whatever else is lacking.
     */
    static Map<String, Long> newest(Connection connection, String account) throws SQLException {
        Map<String, Long> newest = new HashMap<>();
        Sql.query(connection, """
                        select asset, max(at_ms) as at_ms from ledger_adjustments
                        where account = ? and kind <> 'FUNDING' group by asset""", row -> Map.entry(row.getString("asset"), row.getLong("at_ms")), account)
                .forEach(entry -> newest.put(entry.getKey(), entry.getValue()));
        return newest;
    }

    /** Whether a position was accepted after a time that lies on a side, or a part of one. */
    static boolean isAcceptedSince(Connection connection, String account, String symbol, boolean isShort, long sinceMs)
            throws SQLException {
        return !Sql.query(connection, """
                        select 1 from ledger_adjustments
                        where account = ? and kind = 'ACCEPTED' and asset = ? and sign(amount) = ? and at_ms > ?
                        limit 1""", row -> row.getInt(1), account, symbol, isShort ? -1 : 1, sinceMs)
                .isEmpty();
    }

    static Set<String> idsSince(Connection connection, String account, long sinceMs) throws SQLException {
        return new HashSet<>(Sql.query(
                connection,
                "select adjustment_id from ledger_adjustments where account = ? and at_ms >= ?",
                row -> row.getString(1),
                account,
                sinceMs));
    }
}
