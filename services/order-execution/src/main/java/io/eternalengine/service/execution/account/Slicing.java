package io.eternalengine.service.execution.account;

import io.eternalengine.domain.execution.TwapParameters;
import io.eternalengine.domain.model.AccountBooks;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.journal.Journal;
import io.eternalengine.service.execution.journal.ParentOrder;
import java.util.Optional;

/**
 * Which orders are sent as slices over time, when the next slice is due, and how large it may be. All of it follows from the order and its child
 * orders in the journal, so a restart between two slices changes nothing.
 */
final class Slicing {
    private final TwapParameters parameters;
    private final Journal journal;
    private final OrderInquiry inquiry;

    Slicing(TwapParameters parameters, Journal journal, OrderInquiry inquiry) {
        this.parameters = parameters;
        this.journal = journal;
        this.inquiry = inquiry;
    }

    /** How large the next slice may be. */
    sealed interface Bound {
        /** As large as the exchange takes it. */
        record None() implements Bound {}

        /** Worth at most this, in the quote asset. */
        record Value(Decimal largest) implements Bound {}

        /** Nothing is opened in a book that is not known, or that offers too little for any order. */
        record TooThin() implements Bound {}
    }

    boolean isSplit(ParentOrder order) {
        return parameters.splits(order.intent(), order.reduces());
    }

    /**
     * Whether the interval since the latest slice goes on. A try that the exchange never had, or that rested and was taken back, was no slice.
     * Any clock ends the interval: market data may have stopped to tell the time, and then the order is looked at, and may have expired.
     */
    boolean isBetweenSlices(WorkingOrder order, long nowMs) {
        ChildOrder last = order.childOrder();
        return last != null
                && isSplit(order.order())
                && isSlice(last)
                && !parameters.mayFollow(nowMs - last.submittedMarketMs())
                && !parameters.mayFollow(System.currentTimeMillis() - last.submittedWallMs());
    }

    private static boolean isSlice(ChildOrder childOrder) {
        boolean met = childOrder.kind() == ChildOrder.Kind.MARKET
                || childOrder.filledQuantity().isPositive();
        return childOrder.state() == ChildOrder.State.CLOSED && met;
    }

    /** Why nothing more of an order is opened, in words; empty when it goes on. */
    Optional<String> end(ParentOrder order, AccountBooks books, long nowMs) {
        if (order.reduces() || !isSplit(order) || order.filledQuantity().isZero()) {
            return Optional.empty();
        }
        if (isOver(order, nowMs)) {
            return Optional.of("twap-over: not all was filled within " + parameters.longest());
        }
        InstrumentId id = order.intent().instrument();
        Decimal held = books.position(id).quantity();
        Decimal opened = order.intent().side() == Side.BUY ? held : held.negated();
        return id.category() == MarketCategory.LINEAR && opened.isBelow(order.filledQuantity())
                ? Optional.of("position-reduced: of " + order.filledQuantity() + " that were opened only "
                        + opened.max(Decimal.ZERO) + " are held")
                : Optional.empty();
    }

    private boolean isOver(ParentOrder order, long nowMs) {
        return sinceFirstMs(order, nowMs).map(parameters::isOver).orElse(false);
    }

    /** Since the first slice, whose child order has the order's own id; empty before it. */
    private Optional<Long> sinceFirstMs(ParentOrder order, long nowMs) {
        return journal.childOrder(order.clientOrderId()).map(first -> nowMs - first.submittedMarketMs());
    }

    /**
     * The bound of the next slice. Where the book is not known, what opens waits. What reduces is bounded by the depth as well, but is as
     * large as it must be to be whole in its time, however thin the book.
     *
     * @param toMarket whether it takes what stands in the book
     * @param nowMs for what reduces, a time that no wrong time in market data can hurry
     */
    Bound bound(ParentOrder order, Instrument instrument, Decimal price, boolean toMarket, long nowMs) {
        if (!isSplit(order) || (order.reduces() && isOver(order, nowMs))) {
            return new Bound.None();
        }
        if (!toMarket) {
            return new Bound.Value(parameters.largestSlice());
        }
        Optional<Decimal> byDepth = inquiry.depth(
                        instrument.id(), order.intent().side(), parameters.depthBand())
                .map(parameters::largestSliceAt);
        if (order.reduces()) {
            Decimal left = order.remainingValueAt(price);
            Decimal paced = parameters.paced(left, sinceFirstMs(order, nowMs).orElse(0L));
            return new Bound.Value(byDepth.orElse(parameters.largestSlice()).max(paced));
        }
        return byDepth.filter(largest -> !isTooSmall(largest, instrument, price))
                .<Bound>map(Bound.Value::new)
                .orElseGet(Bound.TooThin::new);
    }

    private static boolean isTooSmall(Decimal value, Instrument instrument, Decimal price) {
        return value.isBelow(instrument.minNotional())
                || value.isBelow(instrument.minQuantity().times(price));
    }
}
