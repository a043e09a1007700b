package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The latest {@value #MOST} child orders that ended without being filled whole, by intent: a fill of theirs may still be reported. They
 * change in place and never leave the engine.
 */
final class EndedChildOrders {
    static final int MOST = 64;

    private final SortedMap<String, EndedChildOrder> byIntent = new TreeMap<>();

    Optional<EndedChildOrder> find(String intentId) {
        return Optional.ofNullable(byIntent.get(intentId));
    }

    int size() {
        return byIntent.size();
    }

    /** Keeps a child order, in place of what was known of it; beyond the bound the one that ended first is forgotten. */
    void keep(String intentId, EndedChildOrder ended) {
        byIntent.put(intentId, ended);
        if (byIntent.size() > MOST) {
            byIntent.remove(oldest());
        }
    }

    private String oldest() {
        return byIntent.entrySet().stream()
                .min(Comparator.comparingLong(entry -> entry.getValue().endedAtMs()))
                .map(Map.Entry::getKey)
                .orElseThrow();
    }

    void write(StateWriter writer) {
        writer.writeMap(byIntent, StateWriter::writeText, (out, ended) -> ended.write(out));
    }

    static EndedChildOrders read(StateReader reader) {
        var childOrders = new EndedChildOrders();
        childOrders.byIntent.putAll(reader.readMap(StateReader::readText, EndedChildOrder::read));
        return childOrders;
    }
}
