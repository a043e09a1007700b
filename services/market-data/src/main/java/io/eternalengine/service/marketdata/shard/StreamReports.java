package io.eternalengine.service.marketdata.shard;

import jakarta.inject.Singleton;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** What a person wants to read about parts that may be down without making the service unready. */
@Singleton
public class StreamReports {
    private final ConcurrentSkipListMap<String, Supplier<String>> parts = new ConcurrentSkipListMap<>();

    /** Reports on a part from now on; the text is made when someone reads it. */
    public void register(String part, Supplier<String> text) {
        parts.put(part, text);
    }

    public void forget(String part) {
        parts.remove(part);
    }

    /** All parts and their texts. */
    public SortedMap<String, Supplier<String>> parts() {
        return parts;
    }
}
