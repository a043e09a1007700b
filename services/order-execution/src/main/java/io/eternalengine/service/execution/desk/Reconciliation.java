package io.eternalengine.service.execution.desk;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.core.accounting.SpotBalances;
import io.eternalengine.core.model.AccountBooks;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Compares the ledger with the exchange's wallet, asset by asset and to the last unit. A difference that missed executions
 * explain is repaired by booking them; one that stays stops the account from opening anything, and a person is told.
 *
 * <p>Executions are asked for by the exchange's clock. Until market data has told it, right after the start, a difference
 * proves nothing and is looked at again; unless market data stays away.
 */
final class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final String CASH = "USDT";
    private static final long LOOK_BACK_MS = Duration.ofMinutes(10).toMillis();
    /** What happened earlier than this is left to a person: the exchange tells seven days at a time. */
    private static final long LONGEST_LOOK_BACK_MS = Duration.ofDays(28).toMillis();

    private static final int DIFFERENCES_BEFORE_STOP = 2;
    private static final int LOOKS_WITHOUT_CLOCK = 15;

    private final VenueAccount venue;
    private final Journal journal;
    private final Consumer<ExecutionReport> book;
    private int differencesInARow;
    private int looksWithoutClock;
    /** The exchange's time when ledger and wallet last agreed: everything before is booked. */
    private long agreedAtMs;

    /**
     * A reconciliation for one account.
     *
     * @param book books an execution that the exchange has and the journal may lack
     */
    Reconciliation(VenueAccount venue, Journal journal, Consumer<ExecutionReport> book) {
        this.venue = venue;
        this.journal = journal;
        this.book = book;
    }

    /** Compares now; answers false when the exchange could not be asked. */
    boolean run(long nowMs) {
        Optional<AccountBooks> books = journal.books(venue.name());
        if (!(venue.wallet() instanceof Outcome.Accepted<WalletBalance>(WalletBalance wallet))) {
            return false;
        }
        if (books.isEmpty()) {
            open(wallet, nowMs);
            return true;
        }
        if (agrees(books.get(), wallet)) {
            agreed(books.get(), nowMs);
            return true;
        }
        return repair(books.get(), nowMs);
    }

    private void agreed(AccountBooks books, long nowMs) {
        differencesInARow = 0;
        looksWithoutClock = 0;
        agreedAtMs = Math.max(agreedAtMs, nowMs);
        journal.reconciled(books, true, "", nowMs);
    }

    private boolean repair(AccountBooks books, long nowMs) {
        long knownUntilMs = Math.max(books.asOfMs(), agreedAtMs);
        long endMs = Math.max(nowMs, knownUntilMs) + LOOK_BACK_MS;
        long startMs = Math.max(0, Math.max(knownUntilMs - LOOK_BACK_MS, endMs - LONGEST_LOOK_BACK_MS));
        var missed = venue.executions(Category.SPOT, startMs, endMs);
        if (!(missed instanceof Outcome.Accepted<java.util.List<ExecutionReport>>(var executions))) {
            return false;
        }
        executions.forEach(book);
        if (!(venue.wallet() instanceof Outcome.Accepted<WalletBalance>(WalletBalance wallet))) {
            return false;
        }
        AccountBooks now = journal.books(venue.name()).orElseThrow();
        if (agrees(now, wallet)) {
            agreed(now, nowMs);
            return true;
        }
        if (nowMs == 0 && ++looksWithoutClock < LOOKS_WITHOUT_CLOCK) {
            return true;
        }
        differencesInARow++;
        String difference = difference(now, wallet);
        LOG.warnf("account %s: %s (seen %d times in a row)", venue.name(), difference, differencesInARow);
        if (differencesInARow >= DIFFERENCES_BEFORE_STOP) {
            journal.reconciled(now, false, difference, nowMs);
        }
        return true;
    }

    /** Whether the last comparison found a difference that is to be looked at again soon, because it may be passing. */
    boolean isInDoubt() {
        return looksWithoutClock > 0 || (differencesInARow > 0 && differencesInARow < DIFFERENCES_BEFORE_STOP);
    }

    private void open(WalletBalance wallet, long nowMs) {
        var amounts = new TreeMap<String, Decimal>();
        BigDecimal worth = BigDecimal.ZERO;
        for (WalletBalance.CoinBalance coin : wallet.coins()) {
            if (coin.walletBalance().signum() != 0) {
                amounts.put(coin.coin(), Decimal.of(coin.walletBalance()));
                BigDecimal usd = coin.usdValue();
                worth = worth.add(coin.coin().equals(CASH) || usd == null ? coin.walletBalance() : usd);
            }
        }
        journal.open(venue.name(), new SpotBalances(amounts), Decimal.of(worth), nowMs);
        LOG.infof("account %s opened: %d assets", venue.name(), amounts.size());
    }

    private static boolean agrees(AccountBooks books, WalletBalance wallet) {
        return difference(books, wallet).isEmpty();
    }

    /** The assets in which the two differ, in words; empty when they agree. */
    private static String difference(AccountBooks books, WalletBalance wallet) {
        var assets = new java.util.TreeSet<>(books.balances().amounts().keySet());
        wallet.coins().forEach(coin -> assets.add(coin.coin()));
        var text = new StringBuilder();
        for (String asset : assets) {
            Decimal ours = books.balances().of(asset);
            Decimal theirs = Decimal.of(wallet.walletBalanceOf(asset));
            if (!ours.equals(theirs)) {
                text.append(text.isEmpty() ? "" : "; ").append(asset + ": ledger " + ours + ", exchange " + theirs);
            }
        }
        return text.toString();
    }
}
