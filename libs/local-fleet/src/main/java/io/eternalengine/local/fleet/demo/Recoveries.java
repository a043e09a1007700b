package io.eternalengine.local.fleet.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long what was killed took until it was ready again, and after a kill of the broker how long until the next candle was
 * published: readiness alone does not say that the market flows. Times are of one monotonic clock. Thread-safe.
 */
final class Recoveries {
    /** What is reported of the candles that a killed broker held up, beside the names of processes. */
    static final String CANDLES = "candles-after-kafka";

    private static final String BROKER = "kafka";
    private static final long NS_OF_A_MS = 1_000_000;

    private final Map<String, Kill> away = new HashMap<>();
    private final SortedMap<String, Long> longestMs = new TreeMap<>();
    private @Nullable Kill withoutCandle;

    /**
     * @param pid of the process that was ended
     * @param wallMs wall clock at the kill, by which records are distinguished that were written before it
     */
    private record Kill(long pid, long atNs, long wallMs) {}

    /** A process was ended. */
    synchronized void killed(String name, long pid, long nowNs, long wallMs) {
        Kill kill = new Kill(pid, nowNs, wallMs);
        away.put(name, kill);
        if (name.equals(BROKER)) {
            withoutCandle = kill;
        }
    }

    /** A process is ready; reports what came back by that. */
    synchronized List<String> ready(String name, long pid, long nowNs) {
        Kill kill = away.get(name);
        if (kill == null || pid <= 0 || pid == kill.pid()) {
            return List.of();
        }
        away.remove(name);
        return List.of(reported(name, kill, nowNs));
    }

    /** A candle was read; reports whether it is the first since a kill of the broker. */
    synchronized List<String> candle(long writtenAtMs, long nowNs) {
        Kill kill = withoutCandle;
        if (kill == null || writtenAtMs < kill.wallMs()) {
            return List.of();
        }
        withoutCandle = null;
        return List.of(reported(CANDLES, kill, nowNs));
    }

    /** Whether all that was killed is ready again. */
    synchronized boolean isComplete() {
        return away.isEmpty();
    }

    /** Names of what was killed and is not ready again. */
    synchronized List<String> away() {
        List<String> names = new ArrayList<>(away.keySet());
        names.sort(null);
        return names;
    }

    /** The longest time of each, in milliseconds; what was never killed or never came back is left out. */
    synchronized SortedMap<String, Long> longestMs() {
        return new TreeMap<>(longestMs);
    }

    private String reported(String name, Kill kill, long nowNs) {
        long ms = (nowNs - kill.atNs()) / NS_OF_A_MS;
        longestMs.merge(name, ms, Math::max);
        return name + " back after " + ms + " ms";
    }
}
