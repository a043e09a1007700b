package io.eternalengine.backtester.metrics;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.Side;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The open entries of one instrument, oldest first. A fee in the coin reduces what an entry brought, and counts at the price of
 * the execution.
 */
final class EntryQueue {
    private static final int DECIMALS = 18;

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

    private final Instrument instrument;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private Decimal lastPrice = Decimal.ZERO;

    EntryQueue(Instrument instrument) {
        this.instrument = instrument;
    }

    /** Books an execution; when it closed something, says what. What goes beyond opens the other side. */
    Optional<RoundTrip> book(Execution execution) {
        Decimal fee = execution.feeInQuote();
        lastPrice = execution.price();
        if (entries.isEmpty() || entries.getFirst().side() == execution.side()) {
            enter(execution, fee);
            return Optional.empty();
        }
        return Optional.of(exit(execution, fee));
    }

    /** Whether what is open is too little for an order, at the price of the last execution. */
    boolean isDust() {
        Decimal quantity = entries.stream()
                .map(Entry::quantity)
                .reduce(Decimal.ZERO, Decimal::plus)
                .floorToStep(instrument.quantityStep());
        return !quantity.isPositive() || instrument.isTooSmall(quantity, quantity.times(lastPrice));
    }

    /** What is open was worth this when it was entered, in the quote asset; below 0 when it was sold short. */
    Decimal cost() {
        Decimal value = entries.stream().map(Entry::value).reduce(Decimal.ZERO, Decimal::plus);
        return isOn(Side.SELL) ? value.negated() : value;
    }

    /** Fees that were paid for what is open, in the quote asset. */
    Decimal fees() {
        return entries.stream().map(Entry::fee).reduce(Decimal.ZERO, Decimal::plus);
    }

    /** Whether something is open on this side. */
    boolean isOn(Side side) {
        return !entries.isEmpty() && entries.getFirst().side() == side;
    }

    private void enter(Execution execution, Decimal fee) {
        Decimal feeInCoin = execution.isFeeInCoin() ? execution.fee() : Decimal.ZERO;
        // What a coin fee took is a cost of what is left: the value stays whole, and the fee is not counted again.
        Decimal cost = feeInCoin.isPositive() ? execution.value().minus(fee) : execution.value();
        entries.addLast(new Entry(
                execution.side(), execution.executedAtMs(), execution.quantity().minus(feeInCoin), cost, fee));
    }

    private RoundTrip exit(Execution execution, Decimal fee) {
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
        if (left.isPositive()) {
            entries.addLast(exit.without(used));
        }
        return roundTrip(execution, closed, used);
    }

    private static RoundTrip roundTrip(Execution execution, List<Entry> closed, Entry exit) {
        Decimal entryValue = closed.stream().map(Entry::value).reduce(Decimal.ZERO, Decimal::plus);
        Decimal fees = closed.stream().map(Entry::fee).reduce(exit.fee(), Decimal::plus);
        Side side = closed.getFirst().side();
        return new RoundTrip(
                execution.instrument(),
                side,
                closed.getFirst().atMs(),
                execution.executedAtMs(),
                execution.intentId(),
                exit.quantity(),
                entryValue,
                exit.value(),
                fees,
                side == Side.BUY ? exit.value().minus(entryValue) : entryValue.minus(exit.value()));
    }
}
