package io.eternalengine.service.execution.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.testkit.Infrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** A journal that has been written by an older release is upgraded with what is in it. */
class FilledJournalUpgradeTest {
    private static final String ACCOUNT = "CORE-HODL";
    private static final long AS_OF_MS = 1_704_067_200_000L;

    private final PGSimpleDataSource dataSource = new PGSimpleDataSource();

    FilledJournalUpgradeTest() {
        var database = Infrastructure.shared().freshDatabase();
        dataSource.setUrl(database.jdbcUrl());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
    }

    @Test
    void aJournalOfTheFirstVersionKeepsItsOrdersAndCountsAsOpenedAtItsLatestBooks() throws SQLException {
        // given an account that holds something, one purchase that filled and one that is under way
        migrate("1");
        execute(
                "insert into accounts (account, net_deposits, as_of_ms, reconciled) values ('" + ACCOUNT + "', 40000, "
                        + AS_OF_MS + ", true)",
                "insert into balances (account, asset, amount) values ('" + ACCOUNT + "', 'USDT', 40000)",
                order("filled", "FILLED"),
                order("under-way", "ACKNOWLEDGED"),
                childOrder("filled", "CLOSED", "990"),
                childOrder("under-way", "ACKNOWLEDGED", "0"));

        // when
        migrate("latest");

        // then
        var journal = new Journal(dataSource, new Outbox(dataSource));
        assertThat(journal.logBounds(ACCOUNT, 0).openedAtMs()).isEqualTo(AS_OF_MS);
        assertThat(journal.books(ACCOUNT).orElseThrow().balances().of("USDT")).isEqualTo(Decimal.of(40_000));
        assertThat(journal.unfinished(ACCOUNT))
                .extracting(order -> order.intent().intentId())
                .containsExactly("under-way");
        assertThat(journal.openedSince(ACCOUNT, AS_OF_MS - 1)).isEqualTo(Decimal.of(1_990));
        assertThat(journal.openedSince(ACCOUNT, AS_OF_MS))
                .as("what is under way counts whenever it was sent")
                .isEqualTo(Decimal.of(1_000));
    }

    private static String order(String intentId, String state) {
        return "insert into orders (intent_id, client_order_id, engine, account, category, symbol, side, style,"
                + " quote_amount, reduces, risk_epoch, decided_at_ms, mark_price, state) values ('" + intentId
                + "', 'c-"
                + intentId + "', 'CORE-HODL', '" + ACCOUNT + "', 'SPOT', 'BTCUSDT', 'BUY', 'MARKET', 1000, false, 1, "
                + AS_OF_MS + ", 40000, '" + state + "')";
    }

    private static String childOrder(String intentId, String state, String filledValue) {
        return "insert into placements (client_order_id, intent_id, number, kind, quote_amount, state, filled_value,"
                + " submitted_wall_ms, submitted_market_ms) values ('c-" + intentId + "', '" + intentId
                + "', 1, 'MARKET', 1000, '" + state + "', " + filledValue + ", " + AS_OF_MS + ", " + AS_OF_MS + ")";
    }

    private void migrate(String version) {
        Flyway.configure().dataSource(dataSource).target(version).load().migrate();
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
