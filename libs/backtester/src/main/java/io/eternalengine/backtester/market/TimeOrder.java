package io.eternalengine.backtester.market;

import java.util.function.IntToLongFunction;

/** Finds indexes in what is in order of time. */
final class TimeOrder {
    private TimeOrder() {}

    /** How many of so many elements have a time before another. */
    static int countBefore(long timeMs, int size, IntToLongFunction timeAt) {
        return timeMs == Long.MIN_VALUE ? 0 : countUpTo(timeMs - 1, size, timeAt);
    }

    /** How many of so many elements have a time at or before another. */
    static int countUpTo(long timeMs, int size, IntToLongFunction timeAt) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeAt.applyAsLong(middle) <= timeMs) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
