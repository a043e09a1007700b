package io.eternalengine.simulator.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.eternalengine.simulator.wire.Json;
import io.eternalengine.venue.Level;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A book of some levels as the listeners of its topic know it. What it reports is numbered without a gap, so that whoever misses
 * a change notices.
 */
final class BookTopic {

    /** Depth 1 is reported whole each time, deeper books by what changed. */
    private static final int WHOLE = 1;

    /** Says that the exchange's books have started anew. */
    private static final long RESTARTED = 1;

    private final String symbol;
    private final int levels;
    private SortedMap<BigDecimal, BigDecimal> bids = new TreeMap<>(Comparator.reverseOrder());
    private SortedMap<BigDecimal, BigDecimal> asks = new TreeMap<>();
    private long update = RESTARTED;
    private long sequence;

    BookTopic(String symbol, int levels) {
        this.symbol = symbol;
        this.levels = levels;
    }

    int levels() {
        return levels;
    }

    boolean isPublishedWhole() {
        return levels == WHOLE;
    }

    /** The whole book as it was reported last. */
    ObjectNode snapshot() {
        return json(bids, asks);
    }

    /** The same, but for levels beyond so many. */
    ObjectNode snapshot(int most) {
        return json(first(bids, most), first(asks, most));
    }

    private static SortedMap<BigDecimal, BigDecimal> first(SortedMap<BigDecimal, BigDecimal> side, int most) {
        SortedMap<BigDecimal, BigDecimal> first = new TreeMap<>(side.comparator());
        side.entrySet().stream().limit(most).forEach(level -> first.put(level.getKey(), level.getValue()));
        return first;
    }

    /** Numbers begin again, as after a restart of the exchange. */
    void restart() {
        update = RESTARTED;
    }

    /**
     * Goes on to the book as it stands now.
     *
     * @param nowSequence grows with each change of any book
     * @return what changed, with quantity zero for a level that is gone; empty on both sides when nothing did
     */
    ObjectNode moveTo(List<Level> nowBids, List<Level> nowAsks, long nowSequence) {
        SortedMap<BigDecimal, BigDecimal> newBids = sorted(nowBids, Comparator.reverseOrder());
        SortedMap<BigDecimal, BigDecimal> newAsks = sorted(nowAsks, Comparator.naturalOrder());
        SortedMap<BigDecimal, BigDecimal> changedBids = changes(bids, newBids);
        SortedMap<BigDecimal, BigDecimal> changedAsks = changes(asks, newAsks);
        if (!changedBids.isEmpty() || !changedAsks.isEmpty()) {
            bids = newBids;
            asks = newAsks;
            sequence = nowSequence;
            update++;
        }
        return json(changedBids, changedAsks);
    }

    static boolean isEmpty(ObjectNode changes) {
        return changes.path("b").isEmpty() && changes.path("a").isEmpty();
    }

    private static SortedMap<BigDecimal, BigDecimal> sorted(List<Level> side, Comparator<BigDecimal> order) {
        SortedMap<BigDecimal, BigDecimal> sorted = new TreeMap<>(order);
        side.forEach(level -> sorted.put(level.price(), level.quantity()));
        return sorted;
    }

    private static SortedMap<BigDecimal, BigDecimal> changes(
            SortedMap<BigDecimal, BigDecimal> before, SortedMap<BigDecimal, BigDecimal> after) {
        SortedMap<BigDecimal, BigDecimal> changes = new TreeMap<>(after.comparator());
        for (BigDecimal price : before.keySet()) {
            if (!after.containsKey(price)) {
                changes.put(price, BigDecimal.ZERO);
            }
        }
        for (Map.Entry<BigDecimal, BigDecimal> level : after.entrySet()) {
            BigDecimal known = before.get(level.getKey());
            if (known == null || known.compareTo(level.getValue()) != 0) {
                changes.put(level.getKey(), level.getValue());
            }
        }
        return changes;
    }

    private ObjectNode json(SortedMap<BigDecimal, BigDecimal> bidLevels, SortedMap<BigDecimal, BigDecimal> askLevels) {
        ObjectNode json = Json.object().put("s", symbol);
        put(json.putArray("b"), bidLevels);
        put(json.putArray("a"), askLevels);
        return json.put("u", update).put("seq", sequence);
    }

    private static void put(ArrayNode json, SortedMap<BigDecimal, BigDecimal> side) {
        side.forEach((price, quantity) -> json.addArray().add(Json.text(price)).add(Json.text(quantity)));
    }
}
