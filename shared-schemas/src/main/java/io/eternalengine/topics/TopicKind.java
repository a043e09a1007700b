package io.eternalengine.topics;

import java.time.Duration;
import java.util.Map;

/** How long Kafka keeps the records of a topic. */
public enum TopicKind {
    /** Facts of the market: large, and obtainable again from the exchange. */
    MARKET_EVENTS(Map.of("cleanup.policy", "delete", "retention.ms", days(30))),
    /** What the system did and why: kept for ever, because audit and replay read it. */
    RECORDS(Map.of("cleanup.policy", "delete", "retention.ms", "-1")),
    /** The latest value for each key. */
    STATE(Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1", "segment.ms", days(1))),
    /** Worth nothing a moment later. */
    SIGNALS(Map.of("cleanup.policy", "delete", "retention.ms", days(1), "segment.ms", days(1)));

    private final Map<String, String> configuration;

    TopicKind(Map<String, String> configuration) {
        this.configuration = configuration;
    }

    /** Kafka topic configuration. */
    public Map<String, String> configuration() {
        return configuration;
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
