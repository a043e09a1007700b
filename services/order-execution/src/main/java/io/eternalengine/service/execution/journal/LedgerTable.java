package io.eternalengine.service.execution.journal;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.service.execution.ledger.Adjustment;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of the ledger. */
final class LedgerTable {
    private LedgerTable() {}

    /**
     * The books, held against others until the transaction ends. The account's row is locked before the balances are read:
     * whoever waited for it reads what the other has written.
     */
    static Optional<AccountBooks> lock(Connection connection, String account) throws SQLException {
        return Sql.query(
                        connection,
                        """
                        select account, net_deposits, as_of_ms, reconciled, difference from accounts
                        where account = ? for update""",
                        row -> new AccountBooks(
                                row.getString("account"),
                                balances(connection, account),
                                Rows.decimal(row, "net_deposits"),
                                row.getLong("as_of_ms"),
                                row.getBoolean("reconciled"),
                                row.getString("difference"),
                                perpetuals(connection, account)),
                        account)
                .stream()
                .findFirst();
    }

    private static SpotBalances balances(Connection connection, String account) throws SQLException {
        var amounts = new TreeMap<String, Decimal>();
        Sql.query(
                        connection,
                        "select asset, amount from balances where account = ?",
                        row -> Map.entry(row.getString("asset"), Rows.decimal(row, "amount")),
                        account)
                .forEach(balance -> amounts.put(balance.getKey(), balance.getValue()));
        return new SpotBalances(amounts);
    }

    private static SortedMap<InstrumentId, PerpetualPosition> perpetuals(Connection connection, String account)
            throws SQLException {
        var perpetuals = new TreeMap<InstrumentId, PerpetualPosition>();
        Sql.query(
                        connection,
                        "select symbol, quantity, cost from positions where account = ?",
                        row -> Map.entry(
                                InstrumentId.linear(row.getString("symbol")),
                                new PerpetualPosition(Rows.decimal(row, "quantity"), Rows.decimal(row, "cost"))),
                        account)
                .forEach(position -> perpetuals.put(position.getKey(), position.getValue()));
        return perpetuals;
    }

    static void insert(Connection connection, AccountBooks books) throws SQLException {
        Sql.update(
                connection,
                """
                insert into accounts (account, net_deposits, as_of_ms, opened_at_ms, reconciled, difference)
                values (?, ?, ?, ?, ?, ?)""",
                books.account(),
                books.netDeposits().toBigDecimal(),
                books.asOfMs(),
                books.asOfMs(),
                books.reconciled(),
                books.difference());
        writeBalances(connection, books);
        writePositions(connection, books);
    }

    /** The exchange's time of the account's opening; 0 while it is not known. */
    static long openedAtMs(Connection connection, String account) throws SQLException {
        return Sql.query(
                        connection,
                        "select opened_at_ms from accounts where account = ?",
                        row -> row.getLong("opened_at_ms"),
                        account)
                .getFirst();
    }

    /** Notes the time of an opening at which none was known. */
    static void openedBy(Connection connection, String account, long atMs) throws SQLException {
        Sql.update(
                connection,
                "update accounts set opened_at_ms = ? where account = ? and opened_at_ms = 0",
                atMs,
                account);
    }

    static void updateReconciliation(Connection connection, AccountBooks books) throws SQLException {
        Sql.update(
                connection,
                "update accounts set reconciled = ?, difference = ?, as_of_ms = ? where account = ?",
                books.reconciled(),
                books.difference(),
                books.asOfMs(),
                books.account());
    }

    /** What the exchange last stated of the account's margin; empty while it is not known. */
    static Optional<Decimal> marginRate(Connection connection, String account) throws SQLException {
        return Sql.query(
                        connection,
                        "select margin_rate from accounts where account = ? and margin_rate is not null",
                        row -> Rows.decimal(row, "margin_rate"),
                        account)
                .stream()
                .findFirst();
    }

    /** Answers whether that is another rate than the one before. */
    static boolean updateMarginRate(Connection connection, String account, Optional<Decimal> rate) throws SQLException {
        Object value = rate.<Object>map(Decimal::toBigDecimal).orElse(Sql.Null.DECIMAL);
        return Sql.update(
                        connection,
                        "update accounts set margin_rate = ? where account = ? and margin_rate is distinct from ?",
                        value,
                        account,
                        value)
                == 1;
    }

    /** Moves balances and positions by an execution; answers the books after it. */
    static AccountBooks move(Connection connection, Execution execution, String baseAsset, String quoteAsset)
            throws SQLException {
        AccountBooks before = lock(connection, execution.account())
                .orElseThrow(() -> new IllegalStateException("account " + execution.account() + " is not opened"));
        return write(connection, before.after(execution, baseAsset, quoteAsset));
    }

    /** Moves a balance and the deposits by an adjustment; answers the books after it. */
    static AccountBooks move(Connection connection, AccountBooks before, Adjustment adjustment) throws SQLException {
        return write(
                connection,
                before.plus(adjustment.asset(), adjustment.amount(), adjustment.deposit(), adjustment.atMs()));
    }

    /** Stores books in the place of those before. */
    static AccountBooks write(Connection connection, AccountBooks after) throws SQLException {
        Sql.update(
                connection,
                "update accounts set as_of_ms = ?, net_deposits = ? where account = ?",
                after.asOfMs(),
                after.netDeposits().toBigDecimal(),
                after.account());
        writeBalances(connection, after);
        writePositions(connection, after);
        return after;
    }

    private static void writeBalances(Connection connection, AccountBooks books) throws SQLException {
        Sql.update(connection, "delete from balances where account = ?", books.account());
        for (var balance : books.balances().amounts().entrySet()) {
            Sql.update(
                    connection,
                    "insert into balances (account, asset, amount) values (?, ?, ?)",
                    books.account(),
                    balance.getKey(),
                    balance.getValue().toBigDecimal());
        }
    }

    private static void writePositions(Connection connection, AccountBooks books) throws SQLException {
        Sql.update(connection, "delete from positions where account = ?", books.account());
        for (var position : books.perpetuals().entrySet()) {
            Sql.update(
                    connection,
                    "insert into positions (account, symbol, quantity, cost) values (?, ?, ?, ?)",
                    books.account(),
                    position.getKey().symbol(),
                    position.getValue().quantity().toBigDecimal(),
                    position.getValue().cost().toBigDecimal());
        }
    }
}
