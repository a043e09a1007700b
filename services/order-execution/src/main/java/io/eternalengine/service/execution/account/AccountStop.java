package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.Outcome;
import java.time.Duration;

/**
 * Whether the exchange lets this account trade at all. A stop, for a key or an account that may not trade, lasts until the exchange takes
 * an order of the account again, or until somebody who has looked starts the service again. Meanwhile openings are refused, and what
 * reduces exposure is tried again and again. Begins and ends in the
 * account's thread; the event loop that sends reads it, too.
 */
final class AccountStop {
    /** Between tries of an order that reduces exposure. */
    static final Duration TRY_AGAIN_AFTER = Duration.ofSeconds(10);

    private volatile String cause = "";

    /** Begins with an answer of the exchange, and says whether that is news. */
    boolean begin(Outcome.Stop<?> stop) {
        boolean news = cause.isEmpty();
        cause = "stopped with code " + stop.code() + ": " + stop.reason();
        return news;
    }

    void end() {
        cause = "";
    }

    /** In words, with the exchange's code; empty when the account may trade. */
    String cause() {
        return cause;
    }

    boolean isInForce() {
        return !cause.isEmpty();
    }
}
