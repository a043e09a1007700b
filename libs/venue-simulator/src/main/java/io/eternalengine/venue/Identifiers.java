package io.eternalengine.venue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that look like the exchange's and are a pure function of a seed and a running number. */
final class Identifiers {

    /** Spot ids are 19 digits long. */
    private static final long FIRST_SPOT_ORDER = 1_500_000_000_000_000_000L;

    private final long seed;
    private long last;

    Identifiers(long seed) {
        this.seed = seed;
    }

    long next() {
        return ++last;
    }

    String orderId(Category category, long sequence) {
        return switch (category) {
            case SPOT ->
                Long.toString(FIRST_SPOT_ORDER + Math.floorMod(seed, 1_000_000L) * 1_000_000_000_000L + sequence);
            case LINEAR -> unique("order", sequence);
        };
    }

    String executionId(long sequence) {
        return unique("execution", sequence);
    }

    private String unique(String kind, long sequence) {
        return UUID.nameUUIDFromBytes((kind + ":" + seed + ":" + sequence).getBytes(StandardCharsets.US_ASCII))
                .toString();
    }
}
