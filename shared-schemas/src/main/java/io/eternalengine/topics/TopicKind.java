package io.eternalengine.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * How long Kafka keeps the records of a topic, and how large they may be. The broker stores everything uncompressed: so its
 * bound on the size of a record holds for what a reader has to take into memory, and a small record that unfolds to a large
 * one is refused when it is sent.
 */
public enum TopicKind {
    /** Facts of the market: large, and obtainable again from the exchange. */
    MARKET_EVENTS(Map.of("cleanup.policy", "delete", "retention.ms", days(30)), TopicKind.LARGEST_MESSAGE),
    /** What the system did and why: kept for ever, because audit and replay read it. */
    RECORDS(Map.of("cleanup.policy", "delete", "retention.ms", "-1"), TopicKind.LARGEST_MESSAGE),
    /**
     * What was applied in which order, what was decided on it, and why: of use as long as the inputs are there, and many. What was
     * done of it stands in the records.
     */
    DECISIONS(
            Map.of("cleanup.policy", "delete", "retention.ms", days(TopicKind.DAYS_OF_DECISIONS)),
            TopicKind.LARGEST_MESSAGE),
    /** The latest value for each key. What came before it is kept for a day, in case the latest is none of the owner's. */
    STATE(
            Map.of(
                    "cleanup.policy",
                    "compact",
                    "min.cleanable.dirty.ratio",
                    "0.1",
                    "segment.ms",
                    days(1),
                    "min.compaction.lag.ms",
                    days(1)),
            TopicKind.LARGEST_STATE),
    /** Worth nothing a moment later. */
    SIGNALS(
            Map.of("cleanup.policy", "delete", "retention.ms", days(1), "segment.ms", days(1)),
            TopicKind.LARGEST_MESSAGE);

    /** Days for which decisions are kept: longer than events of the market, the inputs that are most of what they rest on. */
    public static final int DAYS_OF_DECISIONS = 35;
    /** Bytes of the largest message: several times the largest that is written, which is risk's report. */
    public static final int LARGEST_MESSAGE = 256 * 1024;
    /** Bytes of the largest snapshot of a state, with its record. */
    public static final int LARGEST_STATE = 4 * 1024 * 1024;

    private final Map<String, String> configuration;
    private final int largestRecord;

    TopicKind(Map<String, String> retention, int largestRecord) {
        this.largestRecord = largestRecord;
        var all = new HashMap<>(retention);
        all.put("compression.type", "uncompressed");
        all.put("max.message.bytes", Integer.toString(largestRecord));
        configuration = Map.copyOf(all);
    }

    /** Kafka topic configuration. */
    public Map<String, String> configuration() {
        return configuration;
    }

    /** Bytes of the largest record that the broker takes. */
    public int largestRecord() {
        return largestRecord;
    }

    private static String days(int days) {
        return Long.toString(Duration.ofDays(days).toMillis());
    }
}
