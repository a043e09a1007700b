package io.eternalengine.bybit;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code X-Bapi-Limit}, {@code X-Bapi-Limit-Status} and {@code X-Bapi-Limit-Reset-Timestamp}. */
final class LimitHeaders {

    private static final long LONGEST_RESET_MS = 60_000;

    private LimitHeaders() {}

    static @Nullable LimitStatus read(MultiMap headers, long serverTimeMs) {
        long limit = number(headers, "X-Bapi-Limit");
        long remaining = number(headers, "X-Bapi-Limit-Status");
        if (limit < 1 || remaining < 0 || limit > 1_000_000 || remaining > 1_000_000) {
            return null;
        }
        long resetInMs = Math.clamp(resetTimeMs(headers) - serverTimeMs, 0, LONGEST_RESET_MS);
        return new LimitStatus((int) limit, (int) remaining, resetInMs);
    }

    static long resetTimeMs(MultiMap headers) {
        return Math.max(0, number(headers, "X-Bapi-Limit-Reset-Timestamp"));
    }

    private static long number(MultiMap headers, String name) {
        String text = headers.get(name);
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }
}
