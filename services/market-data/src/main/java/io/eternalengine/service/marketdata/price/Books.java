package io.eternalengine.service.marketdata.price;

import io.eternalengine.bybit.BookLevel;
import io.eternalengine.bybit.OrderBook;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.kit.message.OutboundRecord;
import io.eternalengine.mapping.RiskMapping;
import io.eternalengine.risk.BookSide;
import io.eternalengine.risk.BookView;
import io.eternalengine.service.marketdata.series.Candles;
import io.eternalengine.topics.Topic;
import java.util.List;

/** The exchange's order books as messages: what they offer near their mid. */
public final class Books implements Conflation<OrderBook> {
    private final Decimal depthBand;

    /** @param depthBand distance from the mid within which depth is counted, as a fraction */
    public Books(Decimal depthBand) {
        this.depthBand = depthBand;
    }

    @Override
    public String name() {
        return "books";
    }

    @Override
    public InstrumentId instrument(OrderBook book) {
        return Candles.instrument(book.category(), book.symbol());
    }

    @Override
    public long timeMs(OrderBook book) {
        return book.timeMs();
    }

    @Override
    public OutboundRecord message(OrderBook book) {
        var view = BookView.of(instrument(book), side(book.bids()), side(book.asks()), depthBand, book.timeMs());
        return new OutboundRecord(Topic.BOOKS, book.symbol(), RiskMapping.toWire(view, depthBand));
    }

    /** Whether both sides have a level: of another book there is no mid. */
    public static boolean hasBothSides(OrderBook book) {
        return !book.bids().isEmpty() && !book.asks().isEmpty();
    }

    private static BookSide side(List<BookLevel> levels) {
        return new BookSide(levels.stream()
                .map(level -> new BookSide.Level(Decimal.of(level.price()), Decimal.of(level.quantity())))
                .toList());
    }
}
