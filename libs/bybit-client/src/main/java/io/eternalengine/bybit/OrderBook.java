package io.eternalengine.bybit;

import java.util.List;

/**
 * What is wanted and offered of a symbol at one moment.
 *
 * @param timeMs the exchange's time
 * @param updateId grows with each change; 1 after the exchange's books have started anew
 * @param sequence grows across symbols and depths; the smaller of two was earlier
 * @param bids buyers, the best first
 * @param asks sellers, the best first
 */
public record OrderBook(
        Category category,
        String symbol,
        long timeMs,
        long updateId,
        long sequence,
        List<BookLevel> bids,
        List<BookLevel> asks) {

    public OrderBook {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
        boolean sorted = isSorted(bids, -1) && isSorted(asks, 1);
        boolean crossed = !bids.isEmpty()
                && !asks.isEmpty()
                && bids.getFirst().price().compareTo(asks.getFirst().price()) >= 0;
        if (!sorted || crossed) {
            throw new MalformedAnswerException("an order book whose levels are unsorted or crossed");
        }
    }

    private static boolean isSorted(List<BookLevel> levels, int direction) {
        for (int i = 1; i < levels.size(); i++) {
            int step = levels.get(i).price().compareTo(levels.get(i - 1).price());
            if (Integer.signum(step) != direction) {
                return false;
            }
        }
        return true;
    }

    static OrderBook read(Category category, Fields fields) {
        return new OrderBook(
                category,
                fields.text("s"),
                fields.integer("ts"),
                fields.integer("u"),
                fields.integerOrZero("seq"),
                BookLevel.readAll(fields, "b"),
                BookLevel.readAll(fields, "a"));
    }
}
