package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The open parent orders, in the order of their names. It changes in place and never leaves the engine. */
final class ParentOrders {
    private final SortedMap<String, ParentOrder> byName = new TreeMap<>();
    private final Collection<ParentOrder> view = Collections.unmodifiableCollection(byName.values());

    /** One more is open. */
    void add(ParentOrder parentOrder) {
        if (byName.putIfAbsent(parentOrder.name(), parentOrder) != null) {
            throw new IllegalStateException("parent order " + parentOrder.name() + " is open already");
        }
    }

    /** It is done, or given up. */
    void remove(ParentOrder parentOrder) {
        if (!byName.remove(parentOrder.name(), parentOrder)) {
            throw new IllegalStateException("parent order " + parentOrder.name() + " is not open");
        }
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    /** Null when none of this name is open. */
    @Nullable
    ParentOrder get(String name) {
        return byName.get(name);
    }

    /** In the order of their names. */
    Collection<ParentOrder> all() {
        return view;
    }

    List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The one of which a running child order has this intent; null when there is none. */
    @Nullable
    ParentOrder workedBy(String intentId) {
        for (ParentOrder parentOrder : view) {
            if (parentOrder.isWorkedBy(intentId)) {
                return parentOrder;
            }
        }
        return null;
    }

    void write(StateWriter writer) {
        writer.writeMap(byName, StateWriter::writeText, (out, parentOrder) -> parentOrder.write(out));
    }

    static ParentOrders read(StateReader reader) {
        var parentOrders = new ParentOrders();
        parentOrders.byName.putAll(reader.readMap(StateReader::readText, ParentOrder::read));
        return parentOrders;
    }
}
