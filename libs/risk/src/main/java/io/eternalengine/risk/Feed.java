package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What is known of an instrument's live feed. It changes in place. */
final class Feed {
    private static final long SECOND_MS = 1_000;
    /** Weight of one observation in the slow averages that say what is normal. */
    private static final Decimal WEIGHT = Decimal.of("0.01");

    private static final int DECIMALS = 12;

    /** A price and its time. */
    record PricePoint(long atMs, Decimal price) {}

    private final Deque<PricePoint> prices = new ArrayDeque<>();
    private long updatedAtMs;
    private long changedAtMs;
    private @Nullable BookView book;
    private Decimal normalSpread = Decimal.ZERO;
    private Decimal normalDepth = Decimal.ZERO;
    private boolean warned;
    private boolean halted;

    Feed(long atMs) {
        updatedAtMs = atMs;
        changedAtMs = atMs;
    }

    /** @param windowMs time whose prices are kept */
    void on(Decimal price, long atMs, long windowMs) {
        updated(prices.isEmpty() || !prices.getLast().price().equals(price), atMs);
        prices.removeIf(point -> point.atMs() < atMs - windowMs);
        boolean sameSecond = !prices.isEmpty()
                && prices.getLast().atMs() / SECOND_MS == atMs / SECOND_MS
                && prices.getLast().price().isAtLeast(price);
        if (!sameSecond) {
            prices.addLast(new PricePoint(atMs, price));
        }
    }

    void on(BookView newBook) {
        boolean first = normalSpread.isZero();
        updated(book == null || !book.offersTheSameAs(newBook), newBook.atMs());
        book = newBook;
        normalSpread = first ? newBook.spread() : slowly(normalSpread, newBook.spread());
        normalDepth = first ? newBook.thinnerDepth() : slowly(normalDepth, newBook.thinnerDepth());
    }

    private void updated(boolean changed, long atMs) {
        updatedAtMs = atMs;
        changedAtMs = changed ? atMs : changedAtMs;
    }

    private static Decimal slowly(Decimal normal, Decimal observed) {
        return normal.plus(observed.minus(normal).times(WEIGHT))
                .dividedBy(Decimal.ONE, DECIMALS, RoundingMode.HALF_EVEN);
    }

    void silenced(boolean nowWarned, boolean nowHalted) {
        warned = nowWarned;
        halted = nowHalted;
    }

    /** The highest price of the window before a time, and not below this one. */
    Decimal highest(Decimal price, long atMs, long windowMs) {
        Decimal highest = price;
        for (PricePoint point : prices) {
            if (point.atMs() >= atMs - windowMs) {
                highest = highest.max(point.price());
            }
        }
        return highest;
    }

    /** Last news. */
    long updatedAtMs() {
        return updatedAtMs;
    }

    /** Last news that said something new. */
    long changedAtMs() {
        return changedAtMs;
    }

    /** Of the latest window, oldest first, one for each second at most. */
    Deque<PricePoint> prices() {
        return prices;
    }

    /** The last one. */
    @Nullable
    BookView book() {
        return book;
    }

    /** Slow average of the spread, as a fraction; 0 before the first book. */
    Decimal normalSpread() {
        return normalSpread;
    }

    /** Slow average of the thinner side, in the quote asset. */
    Decimal normalDepth() {
        return normalDepth;
    }

    /** Whether its silence was reported. */
    boolean warned() {
        return warned;
    }

    /** Whether its silence halted the symbol. */
    boolean halted() {
        return halted;
    }

    void write(StateWriter writer) {
        writer.writeLong(updatedAtMs)
                .writeLong(changedAtMs)
                .writeAll(prices, (out, point) -> out.writeLong(point.atMs()).writeDecimal(point.price()))
                .writeOptional(book, (out, view) -> {
                    InstrumentCodec.writeId(out, view.instrument());
                    view.write(out);
                })
                .writeDecimal(normalSpread)
                .writeDecimal(normalDepth)
                .writeBoolean(warned)
                .writeBoolean(halted);
    }

    static Feed read(StateReader reader) {
        var feed = new Feed(reader.readLong());
        feed.changedAtMs = reader.readLong();
        feed.prices.addAll(reader.readAll(in -> new PricePoint(in.readLong(), in.readDecimal())));
        feed.book = reader.readOptional(in -> BookView.read(in, InstrumentCodec.readId(in)));
        feed.normalSpread = reader.readDecimal();
        feed.normalDepth = reader.readDecimal();
        feed.warned = reader.readBoolean();
        feed.halted = reader.readBoolean();
        return feed;
    }
}
