package io.eternalengine.bybit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The exchange's answer to an address that asked too often: HTTP 403 to everything, for ten minutes. */
final class AddressBan {

    static final long LASTS_MS = 10 * 60_000;

    private AddressBan() {}

    /** What a request ends with that is refused for it, or held back because of it; epoch milliseconds. */
    static <T> Outcome<T> until(long endMs) {
        return new Outcome.RetryAfter<>(
                endMs,
                "the exchange refuses this address (HTTP 403, too many requests) until "
                        + Instant.ofEpochMilli(endMs).truncatedTo(ChronoUnit.SECONDS) + "; nothing is sent before");
    }
}
