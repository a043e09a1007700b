package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Category;
import java.util.List;
import java.util.SortedMap;
import java.util.StringJoiner;

/**
 * What a shard reports to a person.
 *
 * @param unknown instruments that are wanted but that the exchange does not list
 */
record ShardReport(int series, SortedMap<Category, StreamState> streams, List<String> unknown) {

    /** Whether a stream is connected, since when on the monotonic clock, and if not, why. */
    record StreamState(boolean everConnected, boolean connected, long sinceNanos, String reason) {
        static StreamState opened() {
            return new StreamState(false, false, System.nanoTime(), "connecting");
        }

        StreamState nowConnected() {
            return new StreamState(true, true, System.nanoTime(), "");
        }

        StreamState nowDisconnected(String because) {
            return connected
                    ? new StreamState(everConnected, false, System.nanoTime(), because)
                    : new StreamState(everConnected, false, sinceNanos, because);
        }

        String text() {
            long seconds = (System.nanoTime() - sinceNanos) / 1_000_000_000;
            return connected ? "connected for " + seconds + " s" : "down for " + seconds + " s: " + reason;
        }
    }

    String text() {
        var text = new StringJoiner("; ");
        text.add(series + " series");
        streams.forEach((category, state) -> text.add(category.wireName() + " stream " + state.text()));
        if (!unknown.isEmpty()) {
            text.add("not listed at the exchange: " + unknown);
        }
        return text.toString();
    }
}
