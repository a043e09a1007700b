package io.eternalengine.core.state;

import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * The latest of something, oldest first, never more than a given number. Nobody can change it; a longer list is another list.
 * The longer one writes behind the end of the one that it came from, into memory that both share, so neither growing nor
 * asking whether something is in it gets dearer with the length. Whoever grows the same list a second time gets a copy.
 */
public final class RecentList<T> extends AbstractList<T> implements RandomAccess {
    private static final int LEAST_ROOM = 16;

    /** What several lists share: each sees its own range. Only places that no list sees yet are written. */
    private static final class Log<T> {
        private final @Nullable Object[] elements;
        /** Where each was written last; null before somebody asks whether something is in a list. */
        private @Nullable Map<Object, Integer> places;

        private int used;

        Log(List<T> first, int room) {
            elements = new @Nullable Object[room];
            for (int at = 0; at < first.size(); at++) {
                elements[at] = first.get(at);
            }
            used = first.size();
        }

        synchronized boolean append(int at, T element) {
            if (at != used || at == elements.length) {
                return false;
            }
            elements[at] = element;
            if (places != null) {
                places.put(element, at);
            }
            used++;
            return true;
        }

        synchronized int lastPlaceOf(Object element) {
            if (places == null) {
                places = indexed();
            }
            Integer place = places.get(element);
            return place == null ? -1 : place;
        }

        private Map<Object, Integer> indexed() {
            Map<Object, Integer> index = new LinkedHashMap<>();
            for (int at = 0; at < used; at++) {
                index.put(Objects.requireNonNull(elements[at]), at);
            }
            return index;
        }
    }

    private final Log<T> log;
    private final int from;
    private final int to;

    private RecentList(Log<T> log, int from, int to) {
        this.log = log;
        this.from = from;
        this.to = to;
    }

    public static <T> RecentList<T> empty() {
        return new RecentList<>(new Log<>(List.of(), 0), 0, 0);
    }

    public static <T> RecentList<T> copyOf(List<T> list) {
        if (list instanceof RecentList<T> known) {
            return known;
        }
        return copy(list, Math.max(LEAST_ROOM, 2 * list.size()));
    }

    private static <T> RecentList<T> copy(List<T> elements, int room) {
        return new RecentList<>(new Log<>(elements, room), 0, elements.size());
    }

    /** The list with one more at its end, without its oldest when there would be more than these. */
    public RecentList<T> with(T element, int most) {
        int first = Math.max(from, to + 1 - most);
        if (log.append(to, element)) {
            return new RecentList<>(log, first, to + 1);
        }
        List<T> kept = subList(first - from, size());
        RecentList<T> copy = copy(kept, Math.max(LEAST_ROOM, 2 * (kept.size() + 1)));
        return copy.with(element, most);
    }

    @Override
    @SuppressWarnings("unchecked")
    public T get(int index) {
        Objects.checkIndex(index, size());
        return (T) Objects.requireNonNull(log.elements[from + index]);
    }

    @Override
    public int size() {
        return to - from;
    }

    @Override
    public boolean contains(@Nullable Object element) {
        int place = element == null ? -1 : log.lastPlaceOf(element);
        // Written again by a later list, it may be in this one as well.
        return place >= to ? super.contains(element) : place >= from;
    }
}
