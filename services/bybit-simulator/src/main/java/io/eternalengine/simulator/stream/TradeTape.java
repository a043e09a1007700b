package io.eternalengine.simulator.stream;

import io.eternalengine.venue.Execution;
import io.eternalengine.venue.Listing;
import io.eternalengine.venue.Side;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Makes the trades that everybody sees: those of the accounts, and one of the market itself for each price that is published. */
final class TradeTape {

    private record Last(BigDecimal price, String direction) {}

    private static final int MOST_REMEMBERED = 1000;

    private final Map<Listing, Deque<TapeTrade>> newest = new HashMap<>();
    private final Map<Listing, Last> last = new HashMap<>();
    private long marketTrades;

    /** A trade of an account: its side is the taker's. */
    TapeTrade of(Execution execution) {
        Side side = execution.order().request().side();
        Listing listing = execution.order().request().listing();
        return trade(
                listing,
                execution.maker() ? side.opposite() : side,
                execution.quantity(),
                execution.price(),
                execution.id(),
                execution.timeMs(),
                execution.sequence());
    }

    /** A trade between others that brought the price to where it is. */
    TapeTrade ofMarket(Listing listing, BigDecimal price, BigDecimal quantity, long nowMs) {
        Last before = last.get(listing);
        boolean fell = before != null && price.compareTo(before.price()) < 0;
        String id = "market-" + listing.category().wireName() + "-" + ++marketTrades;
        return trade(listing, fell ? Side.SELL : Side.BUY, quantity, price, id, nowMs, marketTrades);
    }

    private TapeTrade trade(
            Listing listing, Side taker, BigDecimal quantity, BigDecimal price, String id, long timeMs, long sequence) {
        Last before = last.getOrDefault(listing, new Last(price, "ZeroPlusTick"));
        String direction = direction(before, price.compareTo(before.price()));
        last.put(listing, new Last(price, direction));
        TapeTrade made = new TapeTrade(listing, taker, quantity, price, direction, id, timeMs, sequence);
        Deque<TapeTrade> trades = newest.computeIfAbsent(listing, name -> new ArrayDeque<>());
        trades.addFirst(made);
        if (trades.size() > MOST_REMEMBERED) {
            trades.removeLast();
        }
        return made;
    }

    /** The trades of a market that are remembered, newest first. */
    Collection<TapeTrade> newest(Listing listing) {
        return newest.getOrDefault(listing, new ArrayDeque<>());
    }

    private static String direction(Last before, int comparison) {
        if (comparison == 0) {
            return before.direction().contains("Minus") ? "ZeroMinusTick" : "ZeroPlusTick";
        }
        return comparison > 0 ? "PlusTick" : "MinusTick";
    }
}
