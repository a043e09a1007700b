package io.eternalengine.risk;

import io.eternalengine.domain.model.Execution;
import io.eternalengine.domain.model.OrderUpdate;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Approved orders that have not ended, by intent. */
final class PendingOrders {
    private final NavigableMap<String, PendingOrder> byIntent = new TreeMap<>();

    void add(String intentId, PendingOrder order) {
        byIntent.put(intentId, order);
    }

    /** One of them executed, or none. */
    void on(Execution execution) {
        byIntent.computeIfPresent(execution.intentId(), (intentId, order) -> order.after(execution));
    }

    /** News of one, which may have ended it. */
    void on(OrderUpdate update) {
        if (update.state().isTerminal()) {
            byIntent.remove(update.intentId());
        }
    }

    Collection<PendingOrder> all() {
        return byIntent.values();
    }

    SortedMap<String, PendingOrder> byIntent() {
        return byIntent;
    }

    void write(StateWriter writer) {
        writer.writeMap(byIntent, StateWriter::writeText, (out, order) -> order.write(out));
    }

    void read(StateReader reader) {
        byIntent.putAll(reader.readMap(StateReader::readText, PendingOrder::read));
    }
}
