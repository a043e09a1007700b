package io.eternalengine.bybit;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A stretch of time to read.
 *
 * @param startMs first moment, epoch milliseconds
 * @param endMs first moment behind it
 */
record TimeWindow(long startMs, long endMs) {

    /** The exchange answers for at most this long a stretch of time at once. */
    private static final long LONGEST_MS = Duration.ofDays(7).toMillis();

    Query addTo(Query query) {
        return query.with("startTime", startMs).with("endTime", endMs - 1);
    }

    /** Reads the window in parts that the exchange accepts, the oldest first. */
    <T> Future<Outcome<List<T>>> readInParts(Function<TimeWindow, Future<Outcome<List<T>>>> readPart) {
        return readFrom(startMs, readPart, new ArrayList<>());
    }

    private <T> Future<Outcome<List<T>>> readFrom(
            long fromMs, Function<TimeWindow, Future<Outcome<List<T>>>> readPart, List<T> found) {
        if (fromMs >= endMs) {
            return Future.succeededFuture(new Outcome.Accepted<>(List.copyOf(found)));
        }
        TimeWindow part = new TimeWindow(fromMs, Math.min(endMs, fromMs + LONGEST_MS));
        return readPart.apply(part).compose(outcome -> {
            if (!(outcome instanceof Outcome.Accepted<List<T>>(List<T> items))) {
                return Future.succeededFuture(outcome);
            }
            found.addAll(items);
            return readFrom(part.endMs(), readPart, found);
        });
    }
}
