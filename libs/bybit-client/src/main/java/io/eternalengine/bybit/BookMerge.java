package io.eternalengine.bybit;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Puts the book of one topic together: a snapshot, then changes numbered without a gap. A change that is missing makes the
 * book worthless until the next snapshot; one that was seen before is passed over.
 */
final class BookMerge {

    private static final long RESTARTED = 1;

    private final Category category;
    private final Map<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private final Map<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private boolean known;
    private long updateId;

    BookMerge(Category category) {
        this.category = category;
    }

    /** Forgets the book; changes are passed over until a snapshot comes. */
    void forget() {
        known = false;
        bids.clear();
        asks.clear();
    }

    /**
     * The book after a message; nothing when the message changes nothing that is known.
     *
     * @throws BookLostException when a change is missing or the book contradicts itself; the book is forgotten
     */
    Optional<OrderBook> on(Fields message) throws BookLostException {
        Fields data = message.object("data");
        String symbol = data.text("s");
        long update = data.integer("u");
        long sequence = data.integerOrZero("seq");
        long timeMs = message.integerOrZero("ts");
        List<BookLevel> newBids = BookLevel.readAll(data, "b");
        List<BookLevel> newAsks = BookLevel.readAll(data, "a");
        if (message.text("type").equals("snapshot") || update == RESTARTED) {
            forget();
            known = true;
        } else if (!known || update <= updateId) {
            return Optional.empty();
        } else if (update != updateId + 1) {
            forget();
            throw new BookLostException(
                    "update " + (updateId + 1) + " of " + symbol + " is missing, " + update + " came");
        }
        updateId = update;
        newBids.forEach(level -> apply(bids, level));
        newAsks.forEach(level -> apply(asks, level));
        try {
            return Optional.of(new OrderBook(category, symbol, timeMs, update, sequence, levels(bids), levels(asks)));
        } catch (MalformedAnswerException e) {
            forget();
            throw new BookLostException("update " + update + " of " + symbol + " leaves " + e.getMessage());
        }
    }

    private static void apply(Map<BigDecimal, BigDecimal> side, BookLevel level) {
        if (level.quantity().signum() == 0) {
            side.remove(level.price());
        } else {
            side.put(level.price(), level.quantity());
        }
    }

    private static List<BookLevel> levels(Map<BigDecimal, BigDecimal> side) {
        List<BookLevel> levels = new ArrayList<>(side.size());
        side.forEach((price, quantity) -> levels.add(new BookLevel(price, quantity)));
        return levels;
    }
}
