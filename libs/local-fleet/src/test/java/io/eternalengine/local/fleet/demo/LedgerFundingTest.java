package io.eternalengine.local.fleet.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.local.infrastructure.InfrastructureAddresses;
import io.eternalengine.testkit.Infrastructure;
import io.eternalengine.testkit.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sums of funding by the ledger, in the table that order execution's migration makes. */
class LedgerFundingTest {
    private static final Path MIGRATION = Path.of(System.getProperty("eternal.root"))
            .resolve("services/order-execution/src/main/resources/db/migration/V5__ledger_adjustments.sql");

    @Test
    void settlementsOfFundingAreSummedByAccountAndNothingElseIs() throws SQLException, IOException {
        // given
        TestDatabase database = Infrastructure.shared().freshDatabase();
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table accounts (account text primary key)");
            statement.execute(Files.readString(MIGRATION));
            statement.execute("insert into accounts values ('TREND-1'), ('FUNDING'), ('TACTICAL')");
            statement.execute(
                    "insert into ledger_adjustments (account, adjustment_id, kind, asset, amount, deposit, reason,"
                            + " at_ms) values ('TREND-1', 'a', 'FUNDING', 'USDT', -1.5, 0, '', 1),"
                            + " ('TREND-1', 'b', 'FUNDING', 'USDT', 0.25, 0, '', 2), ('FUNDING', 'a', 'FUNDING', 'USDT', 3, 0, '', 1),"
                            + " ('FUNDING', 'b', 'ACCEPTED', 'USDT', 100, 100, '', 2), ('TACTICAL', 'a', 'ACCEPTED', 'BTC', 1, 0, '', 1)");
        }

        // when
        Map<String, BigDecimal> funding = LedgerFunding.read(
                new InfrastructureAddresses(
                        "none", database.address(), database.user(), database.password(), "none", "none"),
                database.name());

        // then
        assertThat(funding).containsOnlyKeys("TREND-1", "FUNDING");
        assertThat(funding.get("TREND-1")).isEqualByComparingTo("-1.25");
        assertThat(funding.get("FUNDING")).isEqualByComparingTo("3");
    }
}
