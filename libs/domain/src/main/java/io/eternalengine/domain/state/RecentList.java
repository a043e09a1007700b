package io.eternalengine.domain.state;

import java.util.AbstractList;
import java.util.List;
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
    /** More than twice as many as elements, so that searches are short. */
    private static final int SLOTS_FOR_EACH = 4;

    /** What several lists share: each sees its own range. Only places that no list sees yet are written. */
    private static final class Log<T> {
        private final @Nullable Object[] elements;
        /** Where each was written last, found by its hash; null before somebody asks whether something is in a list. */
        private int @Nullable [] places;

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
                places[slotOf(element, places)] = at + 1;
            }
            used++;
            return true;
        }

        synchronized int lastPlaceOf(Object element) {
            int[] index = places;
            if (index == null) {
                index = indexed();
                places = index;
            }
            return index[slotOf(element, index)] - 1;
        }

        private int[] indexed() {
            int[] index = new int[Integer.highestOneBit(elements.length + 1) * SLOTS_FOR_EACH];
            for (int at = 0; at < used; at++) {
                index[slotOf(Objects.requireNonNull(elements[at]), index)] = at + 1;
            }
            return index;
        }

        /** The slot that holds the element's place plus one, or the free one, holding zero, where it belongs. */
        private int slotOf(Object element, int[] index) {
            int last = index.length - 1;
            int slot = spread(element.hashCode()) & last;
            while (index[slot] != 0 && !element.equals(elements[index[slot] - 1])) {
                slot = (slot + 1) & last;
            }
            return slot;
        }

        private static int spread(int hash) {
            return hash ^ (hash >>> (Integer.SIZE / 2));
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
