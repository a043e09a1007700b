package io.eternalengine.engine.offending;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Breaks a rule on purpose, and keeps it where the name says so. */
public final class HandsOutItsState {
    private final List<String> orders = new ArrayList<>();
    private final SortedMap<String, String> positions = new TreeMap<>();
    private final byte[] bytes = new byte[1];
    private final List<String> names;
    private List<String> later = List.of();

    public HandsOutItsState(List<String> names) {
        this.names = names;
    }

    /** A record freezes nothing by itself. */
    public record Report(List<String> lines) {}

    /** This one does. */
    public record FrozenReport(List<String> frozenLines) {
        public FrozenReport {
            frozenLines = List.copyOf(frozenLines);
        }
    }

    public List<String> list() {
        return orders;
    }

    public SortedMap<String, String> map() {
        return positions;
    }

    public byte[] array() {
        return bytes;
    }

    public List<String> given() {
        return names;
    }

    public List<String> setLater() {
        return later;
    }

    public void set(List<String> changed) {
        later = changed;
    }

    public List<String> copiedList() {
        return List.copyOf(orders);
    }

    public byte[] copiedArray() {
        return bytes.clone();
    }
}
