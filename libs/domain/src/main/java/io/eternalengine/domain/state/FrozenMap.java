package io.eternalengine.domain.state;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A small sorted map that nobody can change, so that states share it instead of copying it. A changed map is another map; it
 * shares the keys when none came or went.
 *
 * @param <K> sorted by their natural order
 */
@SuppressWarnings("JdkObsolete") // What writes states takes a SortedMap.
public final class FrozenMap<K extends Comparable<K>, V> extends AbstractMap<K, V> implements SortedMap<K, V> {
    /** Keys are mostly the very objects that were put in; among the first few they are found faster than by their order. */
    private static final int LOOKED_THROUGH = 6;

    private final K[] keys;
    private final V[] values;

    private FrozenMap(K[] keys, V[] values) {
        this.keys = keys;
        this.values = values;
    }

    @SuppressWarnings("unchecked")
    public static <K extends Comparable<K>, V> FrozenMap<K, V> empty() {
        return new FrozenMap<>((K[]) new Comparable<?>[0], (V[]) new Object[0]);
    }

    /** The same map when it is frozen already. */
    public static <K extends Comparable<K>, V> FrozenMap<K, V> copyOf(SortedMap<K, V> map) {
        if (map instanceof FrozenMap<K, V> known) {
            return known;
        }
        if (map.comparator() != null) {
            throw new IllegalArgumentException("the keys must be in their natural order");
        }
        @SuppressWarnings("unchecked")
        K[] keys = (K[]) new Comparable<?>[map.size()];
        @SuppressWarnings("unchecked")
        V[] values = (V[]) new Object[map.size()];
        int at = 0;
        for (Map.Entry<K, V> entry : map.entrySet()) {
            keys[at] = entry.getKey();
            values[at] = entry.getValue();
            at++;
        }
        return new FrozenMap<>(keys, values);
    }

    /** The map with this entry, in place of one of the same key. */
    public FrozenMap<K, V> with(K key, V value) {
        int at = indexOf(key);
        if (at >= 0) {
            V[] changed = values.clone();
            changed[at] = value;
            return new FrozenMap<>(keys, changed);
        }
        return new FrozenMap<>(inserted(keys, -at - 1, key), inserted(values, -at - 1, value));
    }

    /** The map without this key. */
    public FrozenMap<K, V> without(K key) {
        int at = indexOf(key);
        return at < 0 ? this : new FrozenMap<>(removed(keys, at), removed(values, at));
    }

    private static <T> T[] inserted(T[] array, int at, T element) {
        T[] longer = Arrays.copyOf(array, array.length + 1);
        System.arraycopy(array, at, longer, at + 1, array.length - at);
        longer[at] = element;
        return longer;
    }

    private static <T> T[] removed(T[] array, int at) {
        T[] shorter = Arrays.copyOf(array, array.length - 1);
        System.arraycopy(array, at + 1, shorter, at, shorter.length - at);
        return shorter;
    }

    /** Index of a key; when it is not there, one less than the negated index where it belongs. */
    @SuppressWarnings("ReferenceEquality")
    private int indexOf(K key) {
        for (int i = 0; i < keys.length && i < LOOKED_THROUGH; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        int low = 0;
        int high = keys.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = keys[middle].compareTo(key);
            if (order == 0) {
                return middle;
            }
            low = order < 0 ? middle + 1 : low;
            high = order < 0 ? high : middle - 1;
        }
        return -low - 1;
    }

    /** The key at an index in the order of the keys. */
    public K keyAt(int index) {
        return keys[index];
    }

    /** The value at an index in the order of the keys. */
    public V valueAt(int index) {
        return values[index];
    }

    @Override
    @SuppressWarnings("unchecked")
    public @Nullable V get(@Nullable Object key) {
        int at = keys.length == 0 || key == null ? -1 : indexOf((K) key);
        return at < 0 ? null : values[at];
    }

    @Override
    public V getOrDefault(@Nullable Object key, V other) {
        V value = get(key);
        return value == null ? other : value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return get(key) != null;
    }

    @Override
    public int size() {
        return keys.length;
    }

    @Override
    public Set<Map.Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<K, V>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }

    private final class Entries implements Iterator<Map.Entry<K, V>> {
        private int next;

        @Override
        public boolean hasNext() {
            return next < keys.length;
        }

        @Override
        public Map.Entry<K, V> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Map.Entry<K, V> entry = Map.entry(keys[next], values[next]);
            next++;
            return entry;
        }
    }

    @Override
    public @Nullable Comparator<? super K> comparator() {
        return null;
    }

    @Override
    public SortedMap<K, V> subMap(K from, K to) {
        return new TreeMap<>(this).subMap(from, to);
    }

    @Override
    public SortedMap<K, V> headMap(K to) {
        return new TreeMap<>(this).headMap(to);
    }

    @Override
    public SortedMap<K, V> tailMap(K from) {
        return new TreeMap<>(this).tailMap(from);
    }

    @Override
    public K firstKey() {
        return new TreeMap<>(this).firstKey();
    }

    @Override
    public K lastKey() {
        return new TreeMap<>(this).lastKey();
    }
}
