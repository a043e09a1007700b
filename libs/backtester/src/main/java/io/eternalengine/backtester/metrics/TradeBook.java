package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.run.FundingPayment;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes trades of executions and funding. Inside each instrument exits close the oldest entries; what belongs together, such as
 * the two legs of a carry, is one trade. Remains too small for an order stay with their entries and count in the next trade.
 */
public final class TradeBook {
    private record TradeKey(String account, String subject) implements Comparable<TradeKey> {
        private static final Comparator<TradeKey> ORDER =
                Comparator.comparing(TradeKey::account).thenComparing(TradeKey::subject);

        @Override
        public int compareTo(TradeKey other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, TradeForm> forms;
    private final SortedMap<InstrumentId, Instrument> instruments = new TreeMap<>();
    private final SortedMap<TradeKey, SortedMap<InstrumentId, EntryQueue>> entries = new TreeMap<>();
    private final SortedMap<TradeKey, RunningTrade> running = new TreeMap<>();
    private final List<Trade> trades = new ArrayList<>();

    private TradeBook(Map<String, TradeForm> forms, Collection<Instrument> instruments) {
        this.forms = forms;
        instruments.forEach(instrument -> this.instruments.put(instrument.id(), instrument));
    }

    /**
     * Books everything in the order of time; funding that settles as a candle opens comes before that candle's executions.
     *
     * @param forms of each account's trades
     */
    public static TradeBook of(
            List<Execution> executions,
            List<FundingPayment> payments,
            Map<String, TradeForm> forms,
            Collection<Instrument> instruments) {
        var book = new TradeBook(forms, instruments);
        int next = 0;
        for (Execution execution : executions) {
            while (next < payments.size() && payments.get(next).atMs() <= execution.executedAtMs()) {
                book.book(payments.get(next++));
            }
            book.book(execution);
        }
        payments.subList(next, payments.size()).forEach(book::book);
        return book;
    }

    /** All trades that ended, in the order of their ends. */
    public List<Trade> closed() {
        return List.copyOf(trades);
    }

    /** What had not ended. */
    public List<OpenTrade> open() {
        return running.values().stream().map(RunningTrade::stillOpen).toList();
    }

    private void book(FundingPayment payment) {
        Optional.ofNullable(running.get(key(payment)))
                .orElseThrow(() -> new IllegalStateException(payment + " is of a position that no trade opened"))
                .received(payment.amount());
    }

    private TradeKey key(FundingPayment payment) {
        String subject = switch (form(payment.account())) {
            case SALE, POSITION, DEPLOYMENT -> payment.instrument().symbol();
            case CARRY -> instrument(payment.instrument()).baseAsset();
        };
        return new TradeKey(payment.account(), subject);
    }

    private void book(Execution execution) {
        TradeForm form = form(execution.account());
        Instrument instrument = instrument(execution.instrument());
        var key = new TradeKey(execution.account(), form.subjectOf(execution, instrument.baseAsset()));
        EntryQueue queue = entries.computeIfAbsent(key, ignored -> new TreeMap<>())
                .computeIfAbsent(instrument.id(), ignored -> new EntryQueue(instrument));
        RunningTrade trade = running.computeIfAbsent(key, ignored -> begun(key, form, execution.executedAtMs()));
        trade.holds(queue);
        Optional<RoundTrip> closed = queue.book(execution);
        closed.ifPresent(trade::closed);
        if (closed.isPresent() && trade.endsWith(closed.get())) {
            trades.add(trade.ended());
            running.remove(key);
            if (!queue.isDust()) {
                RunningTrade following = begun(key, form, execution.executedAtMs());
                following.holds(queue);
                running.put(key, following);
            }
        }
    }

    private static RunningTrade begun(TradeKey key, TradeForm form, long atMs) {
        return new RunningTrade(key.account(), form, key.subject(), atMs);
    }

    private TradeForm form(String account) {
        return Optional.ofNullable(forms.get(account))
                .orElseThrow(() -> new IllegalArgumentException("no engine trades in account " + account));
    }

    private Instrument instrument(InstrumentId id) {
        return Optional.ofNullable(instruments.get(id))
                .orElseThrow(() -> new IllegalArgumentException("the rules of " + id + " are not known"));
    }
}
