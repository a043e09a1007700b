package io.eternalengine.backtester.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** One parameter and the values that a sweep tries for it. */
public record Axis(String key, List<String> values) {
    private static final int MAX_VARIANTS = 1_000_000;

    public Axis {
        values = List.copyOf(values);
        if (key.isBlank() || values.isEmpty()) {
            throw new IllegalArgumentException("the axis \"" + key + "\" needs a key and at least one value");
        }
    }

    /** Reads {@code key=a,b,c}. */
    public static Axis parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || equals == text.length() - 1) {
            throw new IllegalArgumentException("the axis is \"" + text + "\": must be key=value,value,...");
        }
        return new Axis(
                text.substring(0, equals).strip(),
                List.of(text.substring(equals + 1).strip().split(" *, *", -1)));
    }

    /** Every combination of the values, the last axis changing fastest. */
    public static List<SortedMap<String, String>> grid(List<Axis> axes) {
        List<SortedMap<String, String>> combinations = new ArrayList<>();
        combinations.add(new TreeMap<>());
        for (Axis axis : axes) {
            if ((long) combinations.size() * axis.values().size() > MAX_VARIANTS) {
                throw new IllegalArgumentException("the grid has more than " + MAX_VARIANTS + " combinations");
            }
            List<SortedMap<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : axis.values()) {
                    var changed = new TreeMap<>(combination);
                    changed.put(axis.key(), value);
                    longer.add(changed);
                }
            }
            combinations = longer;
        }
        return combinations;
    }

    /** Different combinations of the grid, drawn by a seed; all of them when there are not more. */
    public static List<SortedMap<String, String>> drawn(List<Axis> axes, int count, long seed) {
        List<SortedMap<String, String>> all = new ArrayList<>(grid(axes));
        java.util.Collections.shuffle(all, new Random(seed));
        return List.copyOf(all.subList(0, Math.min(count, all.size())));
    }
}
