package io.eternalengine.engine;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Figures as they were noted, written out only when someone reads them: most decisions of a long run are read by nobody. What
 * is noted must not change.
 */
@SuppressWarnings("JdkObsolete") // A decision's figures are a SortedMap.
final class NotedFigures extends AbstractMap<String, String> implements SortedMap<String, String> {
    private static final int FIRST_ROOM = 6;

    private @Nullable Object[] noted = new Object[FIRST_ROOM];
    private int used;
    /** Whether a name was noted in two parts, which are not put together before someone reads. */
    private boolean inTwoParts;

    private volatile @Nullable SortedMap<String, String> written;

    /** Notes a figure under a name that ends with what it is about; a later one of the same name replaces it. */
    void note(String name, String about, Object value) {
        if (used == noted.length) {
            noted = Arrays.copyOf(noted, 2 * noted.length);
        }
        noted[used] = name;
        noted[used + 1] = about;
        noted[used + 2] = value;
        used += 3;
        inTwoParts |= !about.isEmpty();
    }

    /** Notes a figure under a name that ends with what it is about, neither of which is known before someone reads. */
    void note(String name, LateFigure figure) {
        note(name, "", figure);
        inTwoParts = true;
    }

    private SortedMap<String, String> written() {
        SortedMap<String, String> known = written;
        if (known == null) {
            var map = new TreeMap<String, String>();
            for (int i = 0; i < used; i += 3) {
                if (noted[i + 2] instanceof LateFigure late) {
                    map.put(noted[i] + late.about(), String.valueOf(late.value()));
                } else {
                    map.put("" + noted[i] + noted[i + 1], "" + noted[i + 2]);
                }
            }
            known = Collections.unmodifiableSortedMap(map);
            written = known;
        }
        return known;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        return written().entrySet();
    }

    @Override
    public boolean isEmpty() {
        return used == 0;
    }

    /** One figure is found without writing out all of them. */
    @Override
    public @Nullable String get(@Nullable Object name) {
        if (inTwoParts || written != null) {
            return written().get(name);
        }
        for (int i = used - 3; i >= 0; i -= 3) {
            if (Objects.equals(noted[i], name)) {
                return String.valueOf(noted[i + 2]);
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return written().containsKey(name);
    }

    @Override
    public @Nullable Comparator<? super String> comparator() {
        return null;
    }

    @Override
    public SortedMap<String, String> subMap(String from, String to) {
        return written().subMap(from, to);
    }

    @Override
    public SortedMap<String, String> headMap(String to) {
        return written().headMap(to);
    }

    @Override
    public SortedMap<String, String> tailMap(String from) {
        return written().tailMap(from);
    }

    @Override
    public String firstKey() {
        return written().firstKey();
    }

    @Override
    public String lastKey() {
        return written().lastKey();
    }
}
