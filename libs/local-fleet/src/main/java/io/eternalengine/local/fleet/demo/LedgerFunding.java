package io.eternalengine.local.fleet.demo;

import io.eternalengine.local.infrastructure.InfrastructureAddresses;
import io.eternalengine.local.processes.StackFailure;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** What funding paid to each account, or cost it when negative, by our own ledger. */
final class LedgerFunding {
    private static final String DATABASE = "order_execution";
    private static final String SUMS =
            "select account, sum(amount) from ledger_adjustments where kind = 'FUNDING' group by account";

    private LedgerFunding() {}

    /** By account; one without any is left out. */
    static SortedMap<String, BigDecimal> read(InfrastructureAddresses addresses) {
        return read(addresses, DATABASE);
    }

    static SortedMap<String, BigDecimal> read(InfrastructureAddresses addresses, String database) {
        SortedMap<String, BigDecimal> funding = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        addresses.jdbcUrl(database), addresses.postgresUser(), addresses.postgresPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SUMS)) {
            while (rows.next()) {
                funding.put(rows.getString(1), rows.getBigDecimal(2));
            }
        } catch (SQLException e) {
            throw new StackFailure("The ledger cannot be read: " + e.getMessage(), e);
        }
        return funding;
    }
}
