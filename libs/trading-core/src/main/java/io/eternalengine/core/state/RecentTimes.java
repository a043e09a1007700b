package io.eternalengine.core.state;

import java.util.AbstractList;
import java.util.List;

/**
 * When the latest of something happened, oldest first, in the way of {@link RecentList}. It knows whether any time came
 * late, after a later one: as long as none did, counting the latest looks at no others.
 */
public final class RecentTimes extends AbstractList<Long> {
    private final RecentList<Long> times;
    private final boolean inOrder;

    private RecentTimes(RecentList<Long> times, boolean inOrder) {
        this.times = times;
        this.inOrder = inOrder;
    }

    public static RecentTimes empty() {
        return new RecentTimes(RecentList.empty(), true);
    }

    public static RecentTimes copyOf(List<Long> list) {
        if (list instanceof RecentTimes known) {
            return known;
        }
        boolean inOrder = true;
        for (int i = 1; i < list.size(); i++) {
            inOrder &= list.get(i - 1) <= list.get(i);
        }
        return new RecentTimes(RecentList.copyOf(list), inOrder);
    }

    /** The list with one more at its end, without its oldest when there would be more than these. */
    public RecentTimes with(long atMs, int most) {
        boolean isLate = !times.isEmpty() && atMs < times.getLast();
        return new RecentTimes(times.with(atMs, most), inOrder && !isLate);
    }

    /** How many are after a time. */
    public int countAfter(long atMs) {
        int count = 0;
        for (int i = times.size() - 1; i >= 0; i--) {
            if (times.get(i) > atMs) {
                count++;
            } else if (inOrder) {
                return count;
            }
        }
        return count;
    }

    @Override
    public Long get(int index) {
        return times.get(index);
    }

    @Override
    public int size() {
        return times.size();
    }
}
