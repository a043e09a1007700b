package io.eternalengine.bybit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Which topics of a connected stream have said nothing for too long. Times are monotonic, in milliseconds. */
final class TopicSilence {

    private final long staleAfterMs;
    private final Map<String, Long> lastHeardMs = new LinkedHashMap<>();
    private final Set<String> stale = new java.util.HashSet<>();

    TopicSilence(long staleAfterMs) {
        this.staleAfterMs = staleAfterMs;
    }

    /** Begins to watch topics, of which each counts as heard now. */
    void watch(Iterable<String> topics, long nowMs) {
        topics.forEach(topic -> lastHeardMs.put(topic, nowMs));
    }

    /** A topic spoke; tells when it had been silent for too long. */
    void heard(String topic, long nowMs, Consumer<String> fresh) {
        if (lastHeardMs.replace(topic, nowMs) != null && stale.remove(topic)) {
            fresh.accept(topic);
        }
    }

    /** Tells each topic that has become stale, once. */
    void check(long nowMs, BiConsumer<String, Long> becameStale) {
        lastHeardMs.forEach((topic, heardMs) -> {
            if (nowMs - heardMs >= staleAfterMs && stale.add(topic)) {
                becameStale.accept(topic, nowMs - heardMs);
            }
        });
    }
}
