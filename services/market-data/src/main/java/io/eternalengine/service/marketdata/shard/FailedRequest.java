package io.eternalengine.service.marketdata.shard;

import io.eternalengine.bybit.Outcome;
import java.time.Duration;

/** What to make of an outcome that holds no result. */
record FailedRequest(String reason, Duration retryIn) {
    /** A person has to look before the exchange will answer. */
    private static final Duration WAIT_WHEN_REFUSED = Duration.ofSeconds(30);

    /** The failure of an outcome that is not {@link Outcome.Accepted}. */
    static FailedRequest of(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Accepted<?> accepted -> throw new IllegalArgumentException("outcome is " + accepted);
            case Outcome.Rejected<?> rejected ->
                new FailedRequest("rejected with code " + rejected.code() + ": " + rejected.reason(), Duration.ZERO);
            case Outcome.Ambiguous<?> ambiguous ->
                new FailedRequest("no clear answer: " + ambiguous.cause().getMessage(), Duration.ZERO);
            case Outcome.RetryAfter<?> retry ->
                new FailedRequest(retry.cause(), Duration.ofMillis(retry.notBeforeMs() - System.currentTimeMillis()));
            case Outcome.Stop<?> stop ->
                new FailedRequest("refused with code " + stop.code() + ": " + stop.reason(), WAIT_WHEN_REFUSED);
            case Outcome.NotSent<?> notSent -> new FailedRequest("not sent: " + notSent.detail(), Duration.ZERO);
        };
    }
}
