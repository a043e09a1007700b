package io.eternalengine.backtester.metrics;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Pairs entries with exits, first in, first out, for each account and instrument: each closing order makes one trade of all that
 * it closed. A fee in the coin reduces what the entry brought, and counts at the price of the execution.
 */
public final class TradeBook {
    private static final int DECIMALS = 18;

    private record Key(String account, InstrumentId instrument) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int accounts = account.compareTo(other.account);
            return accounts != 0 ? accounts : instrument.compareTo(other.instrument);
        }
    }

    /** An entry, or what is left of it. */
    private record Entry(Side side, long atMs, Decimal quantity, Decimal value, Decimal fee) {
        Entry part(Decimal taken) {
            return new Entry(side, atMs, taken, share(value, taken), share(fee, taken));
        }

        Entry without(Entry part) {
            return new Entry(side, atMs, quantity.minus(part.quantity), value.minus(part.value), fee.minus(part.fee));
        }

        private Decimal share(Decimal whole, Decimal taken) {
            return taken.equals(quantity)
                    ? whole
                    : whole.times(taken).dividedBy(quantity, DECIMALS, RoundingMode.HALF_EVEN);
        }
    }

    private final SortedMap<Key, Deque<Entry>> open = new TreeMap<>();
    private final List<Trade> trades = new ArrayList<>();

    private TradeBook() {}

    /** All trades that were closed, in order of their exits. */
    public static List<Trade> of(List<Execution> executions) {
        var book = new TradeBook();
        executions.forEach(book::book);
        return List.copyOf(book.trades);
    }

    private void book(Execution execution) {
        var entries =
                open.computeIfAbsent(new Key(execution.account(), execution.instrument()), key -> new ArrayDeque<>());
        Decimal fee = feeInQuote(execution);
        if (entries.isEmpty() || entries.getFirst().side() == execution.side()) {
            enter(entries, execution, execution.quantity().minus(feeInCoin(execution)), execution.value(), fee);
            return;
        }
        exit(entries, execution, fee);
    }

    private static void enter(Deque<Entry> entries, Execution execution, Decimal quantity, Decimal value, Decimal fee) {
        // What a coin fee took is a cost of what is left: the value stays whole, and the fee is not counted again.
        boolean feeInCoin = feeInCoin(execution).isPositive();
        Decimal cost = feeInCoin ? value.minus(fee) : value;
        entries.addLast(new Entry(execution.side(), execution.executedAtMs(), quantity, cost, fee));
    }

    private void exit(Deque<Entry> entries, Execution execution, Decimal fee) {
        var exit = new Entry(execution.side(), execution.executedAtMs(), execution.quantity(), execution.value(), fee);
        List<Entry> closed = new ArrayList<>();
        Decimal left = exit.quantity();
        while (left.isPositive() && !entries.isEmpty()) {
            Entry entry = entries.removeFirst();
            Entry part = entry.part(left.min(entry.quantity()));
            closed.add(part);
            left = left.minus(part.quantity());
            if (part.quantity().isBelow(entry.quantity())) {
                entries.addFirst(entry.without(part));
            }
        }
        Entry used = left.isZero() ? exit : exit.part(exit.quantity().minus(left));
        trades.add(trade(execution, closed, used));
        if (left.isPositive()) {
            Entry turned = exit.without(used);
            entries.addLast(turned);
        }
    }

    private static Trade trade(Execution execution, List<Entry> closed, Entry exit) {
        Decimal entryValue = closed.stream().map(Entry::value).reduce(Decimal.ZERO, Decimal::plus);
        Decimal fees = closed.stream().map(Entry::fee).reduce(exit.fee(), Decimal::plus);
        boolean wasLong = closed.getFirst().side() == Side.BUY;
        Decimal gross = wasLong ? exit.value().minus(entryValue) : entryValue.minus(exit.value());
        return new Trade(
                execution.account(),
                execution.instrument(),
                closed.getFirst().side(),
                closed.getFirst().atMs(),
                execution.executedAtMs(),
                execution.intentId(),
                exit.quantity(),
                entryValue,
                exit.value(),
                fees,
                gross.minus(fees));
    }

    private static Decimal feeInCoin(Execution execution) {
        return isInCoin(execution) ? execution.fee() : Decimal.ZERO;
    }

    /** The fee in the quote asset; one in the coin at the price of the execution. */
    static Decimal feeInQuote(Execution execution) {
        return isInCoin(execution) ? execution.fee().times(execution.price()) : execution.fee();
    }

    private static boolean isInCoin(Execution execution) {
        return execution.instrument().symbol().startsWith(execution.feeAsset());
    }
}
