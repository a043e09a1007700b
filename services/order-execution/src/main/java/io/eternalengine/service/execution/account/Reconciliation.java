package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Position;
import io.eternalengine.bybit.TransactionLogEntry;
import io.eternalengine.bybit.WalletBalance;
import io.eternalengine.domain.accounting.SpotBalances;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.logging.LogLine;
import io.eternalengine.service.execution.journal.Acceptances;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.ledger.AcceptanceRequest;
import io.eternalengine.service.execution.ledger.Adjustment;
import io.eternalengine.service.execution.ledger.Difference;
import io.eternalengine.service.execution.ledger.Explanation;
import io.eternalengine.service.execution.ledger.LogBounds;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Compares the ledger with the exchange's wallet, asset by asset. A difference that missed executions explain is repaired by
 * booking them; one that the exchange's transaction log explains, such as a transfer or interest, is booked as what it is; one
 * worth less than dust is left alone; one that an operator accepts is booked as that. Whatever stays, or cannot be explained because the exchange
 * does not report, stops the account from opening anything, and an alert is raised.
 *
 * <p>Executions are asked for by the exchange's clock. Until market data has reported it, right after the start, a difference
 * proves nothing and is looked at again; unless market data stays away.
 */
final class Reconciliation {
    private static final Logger LOG = Logger.getLogger(Reconciliation.class);
    private static final String CASH = "USDT";
    private static final long LOOK_BACK_MS = Duration.ofMinutes(10).toMillis();
    /** What happened earlier than this is left to a person: the exchange reports seven days at a time. */
    private static final long LONGEST_LOOK_BACK_MS = Duration.ofDays(28).toMillis();

    private static final int DIFFERENCES_BEFORE_STOP = 2;
    private static final int LOOKS_WITHOUT_CLOCK = 15;

    private final VenueAccount venue;
    private final Journal journal;
    private final Acceptances acceptances;
    private final CoinPrices prices;
    private final Decimal dust;
    private final boolean tradesPerpetuals;
    private final Consumer<ExecutionReport> book;
    private final StopGuard stops;
    private int differencesInARow;
    private int looksWithoutClock;
    /** The exchange's time when ledger and wallet last agreed: everything before is booked. */
    private long agreedAtMs;
    /** Whether the journal knows when the account was opened. */
    private boolean openingKnown;
    /** What was found to be dust; as long as it stays the same, nobody is asked about it again. */
    private Map<String, Decimal> knownDust = Map.of();
    /** What the last look could not explain. */
    private Map<String, Decimal> lastUnexplained = Map.of();
    /** Whether a request to accept a difference waits for another look. */
    private boolean acceptanceWaits;

    /**
     * A reconciliation for one account.
     *
     * @param parameters say what is dust, and whether the account may hold perpetuals
     * @param book books an execution that the exchange has and the journal may lack
     * @param stops watches the stops of the account's positions
     */
    Reconciliation(
            VenueAccount venue,
            Journal journal,
            Acceptances acceptances,
            MarketView market,
            ExecutionParameters parameters,
            Consumer<ExecutionReport> book,
            StopGuard stops) {
        this.venue = venue;
        this.journal = journal;
        this.acceptances = acceptances;
        this.prices = new CoinPrices(venue, market);
        this.dust = parameters.dust();
        this.tradesPerpetuals = parameters.perpetualAccounts().contains(venue.name());
        this.book = book;
        this.stops = stops;
    }

    /** Compares now; answers false when the exchange could not be asked. */
    boolean run(long nowMs) {
        Optional<AccountBooks> books = journal.books(venue.name());
        Optional<HeldAtExchange> held = HeldAtExchange.ask(venue, asksForPerpetuals(books));
        if (held.isEmpty()) {
            return false;
        }
        if (books.isEmpty()) {
            open(held.get().wallet(), nowMs);
            return true;
        }
        boolean hasMargin = asksForPerpetuals(books);
        if (hasMargin) {
            journal.marginRate(venue.name(), held.get().marginRate());
        }
        acceptanceWaits = !acceptances.undecided(venue.name()).isEmpty();
        if (!acceptanceWaits
                && held.get().balancesBeyond(books.get()).equals(knownDust)
                && held.get().hasPositionsOf(books.get())
                && (!hasMargin || held.get().marginRate().isPresent())) {
            stops.look(books.get(), held.get(), nowMs);
            agreed(books.get(), nowMs);
            return true;
        }
        return repair(books.get(), nowMs);
    }

    /**
     * Looks at the stops of the positions alone; answers whether nothing is left to be looked at.
     *
     * @param busy perpetuals of which an order is at work: they are left for later
     */
    boolean lookAtStops(long nowMs, Set<InstrumentId> busy) {
        Optional<AccountBooks> books = journal.books(venue.name());
        if (books.isEmpty()
                || !(venue.positions() instanceof Outcome.Accepted<List<Position>>(List<Position> positions))) {
            return false;
        }
        List<Position> quiet = positions.stream()
                .filter(position -> !busy.contains(InstrumentId.linear(position.symbol())))
                .toList();
        stops.look(books.get(), HeldAtExchange.ofPositions(quiet), nowMs);
        return quiet.size() == positions.size() && !stops.isAnyUnprotected();
    }

    private void agreed(AccountBooks books, long nowMs) {
        differencesInARow = 0;
        looksWithoutClock = 0;
        agreedAtMs = Math.max(agreedAtMs, nowMs);
        if (!openingKnown && nowMs > 0) {
            journal.openedBy(venue.name(), nowMs);
            openingKnown = true;
        }
        journal.reconciled(books, true, "", nowMs);
    }

    private boolean repair(AccountBooks books, long nowMs) {
        long knownUntilMs = Math.max(books.asOfMs(), agreedAtMs);
        long endMs = Math.max(nowMs, knownUntilMs) + LOOK_BACK_MS;
        long earliestMs = Math.max(0, endMs - LONGEST_LOOK_BACK_MS);
        boolean asksForPerpetuals = asksForPerpetuals(Optional.of(books));
        boolean complete = bookMissed(Math.max(knownUntilMs - LOOK_BACK_MS, earliestMs), endMs, asksForPerpetuals);
        Optional<HeldAtExchange> asked = HeldAtExchange.ask(venue, asksForPerpetuals);
        if (asked.isEmpty()) {
            return false;
        }
        HeldAtExchange held = asked.get();
        AccountBooks now = journal.books(venue.name()).orElseThrow();
        if (complete && !held.balancesBeyond(now).isEmpty()) {
            // A ledger that was never seen to agree in this life may lack whatever the log still lists.
            long sinceMs = agreedAtMs == 0 ? earliestMs : Math.max(agreedAtMs - LOOK_BACK_MS, earliestMs);
            if (venue.transactionLog(sinceMs, endMs)
                    instanceof Outcome.Accepted<List<TransactionLogEntry>>(var entries)) {
                now = explain(now, held, entries, sinceMs);
            } else {
                complete = false;
            }
        }
        if (!complete) {
            // Stops openings only: whoever waited here for the exchange's explanation would hold up what reduces.
            LogLine.of("ledger")
                    .with("account", venue.name())
                    .with("difference", "NOT_EXPLAINED")
                    .warn(LOG);
            return judge(now, held, nowMs);
        }
        return judge(decideAcceptances(now, held, nowMs), held, nowMs);
    }

    /** An account of which nobody opens perpetuals is asked about none, as long as its ledger holds none. */
    private boolean asksForPerpetuals(Optional<AccountBooks> books) {
        return tradesPerpetuals
                || books.map(known -> !known.perpetuals().isEmpty()).orElse(false);
    }

    /** Books what the exchange has of a span, oldest first; false when it does not report all, or when something cannot be booked. */
    private boolean bookMissed(long fromMs, long endMs, boolean asksForPerpetuals) {
        List<ExecutionReport> missed = new ArrayList<>();
        for (Category category : asksForPerpetuals ? List.of(Category.values()) : List.of(Category.SPOT)) {
            if (!(venue.executions(category, fromMs, endMs)
                    instanceof Outcome.Accepted<List<ExecutionReport>>(var executions))) {
                return false;
            }
            missed.addAll(executions);
        }
        missed.sort(Comparator.comparingLong(ExecutionReport::timeMs).thenComparing(ExecutionReport::execId));
        return isEachBooked(missed);
    }

    /** Books each that can be booked; one that cannot stays a difference. */
    private boolean isEachBooked(List<ExecutionReport> executions) {
        boolean all = true;
        for (ExecutionReport execution : executions) {
            try {
                book.accept(execution);
            } catch (IllegalStateException | IllegalArgumentException e) {
                LogLine.of("fill-not-booked")
                        .with("account", venue.name())
                        .with("executionId", execution.execId())
                        .error(LOG, e);
                all = false;
            }
        }
        return all;
    }

    /** Books what operators accept; answers the books after it. */
    private AccountBooks decideAcceptances(AccountBooks books, HeldAtExchange held, long nowMs) {
        AccountBooks decided = books;
        Map<String, Decimal> amounts = held.beyond(books);
        acceptanceWaits = false;
        for (AcceptanceRequest request : acceptances.undecided(venue.name())) {
            if (request.isOfPosition() && held.positions().isEmpty()) {
                acceptanceWaits = true;
                continue;
            }
            Decimal amount = amounts.getOrDefault(request.what(), Decimal.ZERO);
            if (!amount.equals(request.amount())) {
                String why = "the exchange has " + amount + " more than the ledger";
                LogLine.of("acceptance")
                        .with("account", venue.name())
                        .with("request", request.id())
                        .with("state", "REFUSED")
                        .with("cause", why)
                        .warn(LOG);
                acceptances.refuse(request, why, nowMs);
            } else if (amount.equals(lastUnexplained.getOrDefault(request.what(), Decimal.ZERO))) {
                LogLine.of("acceptance")
                        .with("account", venue.name())
                        .with("request", request.id())
                        .with("state", "BOOKED")
                        .info(LOG);
                decided = request.isOfPosition()
                        ? acceptances.accept(request, held.positionFor(request.instrument()), nowMs)
                        : acceptances.accept(request, nowMs);
                amounts.remove(request.what());
            } else {
                // Once seen it may be passing, such as an execution that the exchange does not list yet.
                acceptanceWaits = true;
            }
        }
        lastUnexplained = amounts;
        return decided;
    }

    /** Books what the log explains; answers the books after it. */
    private AccountBooks explain(
            AccountBooks books, HeldAtExchange held, List<TransactionLogEntry> entries, long sinceMs) {
        LogBounds bounds = journal.logBounds(venue.name(), sinceMs);
        List<TransactionLogEntry> lacking =
                entries.stream().filter(bounds::mayBeLacking).toList();
        var adjustments = new ArrayList<Adjustment>();
        for (Difference difference : differences(books, held)) {
            adjustments.addAll(Explanation.of(difference, lacking, dust));
        }
        if (adjustments.isEmpty()) {
            return books;
        }
        adjustments.forEach(adjustment -> LogLine.of("ledger-adjusted")
                .with("account", venue.name())
                .with("kind", adjustment.kind())
                .with("asset", adjustment.asset())
                .with("amount", adjustment.amount())
                .info(LOG));
        return journal.adjust(venue.name(), adjustments);
    }

    private boolean judge(AccountBooks books, HeldAtExchange held, long nowMs) {
        List<String> unexplained = unexplained(books, held);
        stops.look(books, held, nowMs);
        if (unexplained.isEmpty()) {
            knownDust = held.balancesBeyond(books);
            agreed(books, nowMs);
            return true;
        }
        if (nowMs == 0 && ++looksWithoutClock < LOOKS_WITHOUT_CLOCK) {
            return true;
        }
        differencesInARow++;
        String difference = String.join("; ", unexplained);
        LogLine.of("ledger")
                .with("account", venue.name())
                .with("difference", difference)
                .with("timesInARow", differencesInARow)
                .warn(LOG);
        if (differencesInARow >= DIFFERENCES_BEFORE_STOP) {
            journal.reconciled(books, false, difference, nowMs);
        }
        return true;
    }

    /** Whether the last comparison found a difference that is to be looked at again soon, because it may be passing. */
    boolean isInDoubt() {
        return acceptanceWaits
                || looksWithoutClock > 0
                || stops.isAnyUnprotected()
                || (differencesInARow > 0 && differencesInARow < DIFFERENCES_BEFORE_STOP);
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
        LogLine.of("account")
                .with("account", venue.name())
                .with("state", "OPENED")
                .with("assets", amounts.size())
                .info(LOG);
    }

    /** In words; a position that differs is never dust. */
    private List<String> unexplained(AccountBooks books, HeldAtExchange held) {
        List<String> unexplained = new ArrayList<>();
        differences(books, held).stream()
                .filter(difference -> !difference.isWorthLessThan(dust))
                .map(Difference::describe)
                .forEach(unexplained::add);
        if (held.positions().isEmpty()) {
            unexplained.add("the exchange does not state the positions");
            return unexplained;
        }
        if (asksForPerpetuals(Optional.of(books)) && held.marginRate().isEmpty()) {
            unexplained.add("the exchange does not state the margin");
        }
        held.positionsBeyond(books)
                .forEach((instrument, beyond) -> unexplained.add("position in " + instrument.symbol() + ": ledger "
                        + books.position(instrument).quantity() + ", exchange "
                        + books.position(instrument).quantity().plus(beyond)));
        return unexplained;
    }

    private List<Difference> differences(AccountBooks books, HeldAtExchange held) {
        return held.balancesBeyond(books).keySet().stream()
                .map(asset -> new Difference(
                        asset,
                        books.balances().of(asset),
                        Decimal.of(held.wallet().walletBalanceOf(asset)),
                        prices.of(asset, held.wallet()).orElse(null)))
                .toList();
    }
}
