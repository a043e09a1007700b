package io.eternalengine.risk;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.InstrumentCodec;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of an instrument's live feed. It changes in place. */
final class Feed {
    private static final long SECOND_MS = 1_000;

    private static final int DECIMALS = 12;

    /** A price and its time. */
    record PricePoint(long atMs, Decimal price) {}

    private final Deque<PricePoint> prices = new ArrayDeque<>();
    private long updatedAtMs;
    /** Last news that said something new. */
    private long changedAtMs;

    private @Nullable BookView book;
    /** When the exchange had that book; its own time may be taken to be later. */
    private long bookSeenMs;

    private @Nullable LivePrices livePrices;
    private Decimal normalSpread = Decimal.ZERO;
    private Decimal normalDepth = Decimal.ZERO;
    private boolean warned;
    private boolean halted;

    Feed(long atMs) {
        updatedAtMs = atMs;
        changedAtMs = atMs;
    }

    /**
     * A price.
     *
     * @param clockMs its time by the clock of all feeds
     * @param windowMs time whose prices are kept
     */
    void on(Decimal price, long atMs, long clockMs, long windowMs) {
        updated(prices.isEmpty() || !prices.getLast().price().equals(price), clockMs);
        prices.removeIf(point -> point.atMs() < atMs - windowMs || isAfter(point.atMs(), atMs));
        boolean sameSecond = !prices.isEmpty()
                && prices.getLast().atMs() / SECOND_MS == atMs / SECOND_MS
                && prices.getLast().price().isAtLeast(price);
        if (!sameSecond) {
            prices.addLast(new PricePoint(atMs, price));
        }
    }

    void on(LivePrices prices) {
        livePrices = prices;
    }

    /**
     * A book.
     *
     * @param clockMs its time by the clock of all feeds
     * @param weight of it in the slow averages that say what is normal
     */
    void on(BookView newBook, long clockMs, Decimal weight) {
        boolean first = normalSpread.isZero();
        updated(book == null || !book.offersTheSameAs(newBook), clockMs);
        book = newBook.later(clockMs - newBook.atMs());
        bookSeenMs = newBook.atMs();
        normalSpread = first ? newBook.spread() : slowly(normalSpread, newBook.spread(), weight);
        normalDepth = first ? newBook.thinnerDepth() : slowly(normalDepth, newBook.thinnerDepth(), weight);
    }

    private void updated(boolean changed, long atMs) {
        updatedAtMs = atMs;
        changedAtMs = changed ? atMs : changedAtMs;
    }

    private static Decimal slowly(Decimal normal, Decimal observed, Decimal weight) {
        return normal.plus(observed.minus(normal).times(weight))
                .dividedBy(Decimal.ONE, DECIMALS, RoundingMode.HALF_EVEN);
    }

    /** Whether a look at this time would warn of silence, halt the market or lift its halt. */
    boolean isDue(FeedLimits limits, long nowMs) {
        return isSilent(limits, nowMs) != warned || isDead(limits, nowMs) != halted;
    }

    /** Whether there was no news for so long that people are warned. */
    boolean isSilent(FeedLimits limits, long nowMs) {
        return nowMs - updatedAtMs >= limits.silenceWarning().toMillis();
    }

    /** Whether there was no news, or nothing new in it, for so long that the market is halted. */
    boolean isDead(FeedLimits limits, long nowMs) {
        return nowMs - changedAtMs >= limits.silenceHalt().toMillis();
    }

    void silenced(boolean nowWarned, boolean nowHalted) {
        warned = nowWarned;
        halted = nowHalted;
    }

    /** The highest price of the window before a time, and not below this one. */
    Decimal highest(Decimal price, long atMs, long windowMs) {
        Decimal highest = price;
        for (PricePoint point : prices) {
            if (point.atMs() >= atMs - windowMs && !isAfter(point.atMs(), atMs)) {
                highest = highest.max(point.price());
            }
        }
        return highest;
    }

    /** Time in which nothing was read counts for no feed: what is known is taken to be so much later. */
    void shift(long ms) {
        updatedAtMs += ms;
        changedAtMs += ms;
        book = book == null ? null : book.later(ms);
    }

    /** What was said of a later time than this was never said of a time of the exchange. */
    void turnBackTo(long atMs) {
        updatedAtMs = Math.min(updatedAtMs, atMs);
        changedAtMs = Math.min(changedAtMs, atMs);
        prices.removeIf(point -> isAfter(point.atMs(), atMs));
        livePrices = livePrices == null || isAfter(livePrices.atMs(), atMs) ? null : livePrices;
        BookView known = book;
        if (known != null && isAfter(bookSeenMs, atMs)) {
            book = null;
        } else if (known != null) {
            book = known.later(Math.min(0, atMs - known.atMs()));
        }
    }

    /** News of one market comes in the order of its times, but for the clocks of the exchange's own machines. */
    private static boolean isAfter(long pointMs, long atMs) {
        return pointMs - atMs > Candle.LONGEST_AHEAD_MS;
    }

    /** Last news. */
    long updatedAtMs() {
        return updatedAtMs;
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

    /** What the latest ticker said; null before the first. */
    @Nullable
    LivePrices livePrices() {
        return livePrices;
    }

    /** The mid of the last book, if the exchange had it at this time or later. */
    Optional<Decimal> midSince(long fromMs) {
        return book == null || bookSeenMs < fromMs ? Optional.empty() : Optional.of(book.mid());
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
        writer.writeLong(bookSeenMs).writeOptional(livePrices, (out, prices) -> prices.write(out));
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
        feed.bookSeenMs = reader.readLong();
        feed.livePrices = reader.readOptional(LivePrices::read);
        return feed;
    }
}
