package io.eternalengine.backtester.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** All combinations of the values of some axes, without making them all. */
public final class Grid {
    private static final int MAX_TRIED = 1_000_000;

    private final List<Axis> axes;
    private final long size;

    public Grid(List<Axis> axes) {
        this.axes = List.copyOf(axes);
        Set<String> keys = new HashSet<>();
        long combinations = 1;
        for (Axis axis : axes) {
            if (!keys.add(axis.key())) {
                throw new IllegalArgumentException(
                        "the axis " + axis.key() + " is given twice: give all values at once");
            }
            combinations = Math.multiplyExact(combinations, (long) axis.values().size());
        }
        size = combinations;
    }

    public List<Axis> axes() {
        return axes;
    }

    /** Number of combinations. */
    long size() {
        return size;
    }

    /** Every combination, the last axis changing fastest. */
    public List<SortedMap<String, String>> all() {
        requireFew(size);
        return IntStream.range(0, Math.toIntExact(size)).mapToObj(this::at).toList();
    }

    /** Different combinations, drawn by a seed; all of them, in their order, when there are not more. */
    public List<SortedMap<String, String>> drawn(int count, long seed) {
        if (count >= size) {
            return all();
        }
        requireFew(count);
        var random = new Random(seed);
        Set<Long> chosen = new LinkedHashSet<>();
        while (chosen.size() < count) {
            chosen.add(random.nextLong(size));
        }
        return new ArrayList<>(chosen).stream().map(this::at).toList();
    }

    private SortedMap<String, String> at(long index) {
        SortedMap<String, String> combination = new TreeMap<>();
        long rest = index;
        for (int i = axes.size() - 1; i >= 0; i--) {
            List<String> values = axes.get(i).values();
            combination.put(axes.get(i).key(), values.get((int) (rest % values.size())));
            rest /= values.size();
        }
        return combination;
    }

    private static void requireFew(long count) {
        if (count > MAX_TRIED) {
            throw new IllegalArgumentException("the grid has " + count + " combinations: at most " + MAX_TRIED
                    + " can be tried; draw some of them with --random");
        }
    }
}
