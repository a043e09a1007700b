package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.BookLevel;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.Ticker;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.Side;
import io.eternalengine.risk.BookSide;
import io.eternalengine.risk.BookView;
import io.eternalengine.service.execution.journal.ChildOrder;
import io.eternalengine.service.execution.market.MarketView;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Asks the exchange what became of a child order: its open orders, then its history, then its executions. That none of them
 * knows it proves nothing while the request may still arrive or a view may lag; after the receive window and the lag it
 * does, because the exchange refuses a request that old.
 */
final class OrderInquiry {
    private static final int ASKS_BEFORE_GIVING_UP = 3;

    private final VenueAccount venue;
    private final Duration notFoundWindow;
    private final Duration quoteFreshFor;

    OrderInquiry(VenueAccount venue, ExecutionParameters parameters) {
        this.venue = venue;
        this.notFoundWindow = parameters.notFoundWindow();
        this.quoteFreshFor = parameters.quoteFreshFor();
    }

    /** What the exchange knows. */
    sealed interface Finding {
        record Known(OrderReport report) implements Finding {}

        record NotKnownYet() implements Finding {}

        record NeverAccepted() implements Finding {}
    }

    Finding ask(InstrumentId instrument, ChildOrder childOrder, int asksBefore) {
        Category category = Requests.category(instrument.category());
        var open = venue.openOrder(category, instrument.symbol(), childOrder.clientOrderId());
        if (found(open).isPresent()) {
            return new Finding.Known(found(open).get());
        }
        if (!(open instanceof Outcome.Accepted<?>)) {
            // Nobody answers, or not this: what is due elsewhere does not wait for a second silence.
            return new Finding.NotKnownYet();
        }
        var past = venue.pastOrder(category, childOrder.clientOrderId());
        if (found(past).isPresent()) {
            return new Finding.Known(found(past).get());
        }
        boolean answered = past instanceof Outcome.Accepted<?>
                && venue.executionsOf(category, childOrder.clientOrderId())
                        instanceof Outcome.Accepted<?>(List<?> executions)
                && executions.isEmpty();
        long ageMs = System.currentTimeMillis() - childOrder.submittedWallMs();
        boolean certain = answered
                && childOrder.state() == ChildOrder.State.SUBMITTED
                && ageMs > notFoundWindow.toMillis()
                && asksBefore >= ASKS_BEFORE_GIVING_UP;
        return certain ? new Finding.NeverAccepted() : new Finding.NotKnownYet();
    }

    /**
     * The latest prices that market data reported, or, when they are too old to send an order by, the exchange's answer.
     *
     * @param nowMs the exchange's time as far as it is known
     */
    Optional<MarketView.Quote> quote(InstrumentId instrument, MarketView market, long nowMs) {
        var known =
                market.quote(instrument).filter(quote -> Math.abs(nowMs - quote.atMs()) <= quoteFreshFor.toMillis());
        if (known.isPresent()) {
            return known;
        }
        if (venue.tickers(Requests.category(instrument.category()), instrument.symbol())
                instanceof Outcome.Accepted<List<Ticker>>(List<Ticker> tickers)) {
            return tickers.stream().findFirst().flatMap(OrderInquiry::quote);
        }
        return Optional.empty();
    }

    private static Optional<MarketView.Quote> quote(Ticker ticker) {
        var bid = ticker.bid();
        var ask = ticker.ask();
        return bid == null || ask == null
                ? Optional.empty()
                : Optional.of(new MarketView.Quote(Decimal.of(bid), Decimal.of(ask), ticker.timeMs()));
    }

    /**
     * What the exchange's book offers now to an order of this side near its mid, in the quote asset. Empty when it does not say, or when a side of
     * the book is empty, so that there is no mid.
     *
     * @param band distance from the mid, as a fraction
     */
    Optional<Decimal> depth(InstrumentId instrument, Side side, Decimal band) {
        Category category = Requests.category(instrument.category());
        return venue.orderBook(category, instrument.symbol()) instanceof Outcome.Accepted<OrderBook>(OrderBook book)
                        && !book.bids().isEmpty()
                        && !book.asks().isEmpty()
                ? Optional.of(depth(instrument, side, band, book))
                : Optional.empty();
    }

    private static Decimal depth(InstrumentId instrument, Side side, Decimal band, OrderBook book) {
        var view = BookView.of(instrument, levels(book.bids()), levels(book.asks()), band, book.timeMs());
        return side == Side.BUY ? view.askDepth() : view.bidDepth();
    }

    private static BookSide levels(List<BookLevel> levels) {
        return new BookSide(levels.stream()
                .map(level -> new BookSide.Level(Decimal.of(level.price()), Decimal.of(level.quantity())))
                .toList());
    }

    private static Optional<OrderReport> found(Outcome<Optional<OrderReport>> outcome) {
        return outcome instanceof Outcome.Accepted<Optional<OrderReport>>(Optional<OrderReport> report)
                ? report
                : Optional.empty();
    }
}
