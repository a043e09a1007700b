package io.eternalengine.service.execution.account;

import io.eternalengine.bybit.AccountInformation;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.service.execution.venue.VenueAccount;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Brings an account into the state in which perpetuals may be opened, before the first opening of each: a unified account with cross margin,
 * one position a symbol, and leverage at its bound. What the exchange does not confirm keeps openings back; reductions go on.
 */
final class PerpetualSettings {
    private static final String CROSS_MARGIN = "REGULAR_MARGIN";
    private static final Duration BELIEVED_FOR = Duration.ofMinutes(5);

    private final VenueAccount venue;
    private final Decimal leverage;
    /** When a symbol was found ready, by the monotonic clock. */
    private final Map<String, Long> readySinceNanos = new HashMap<>();

    /** @param leverage at most this many times the margin may be held in one symbol */
    PerpetualSettings(VenueAccount venue, Decimal leverage) {
        this.venue = venue;
        this.leverage = leverage;
    }

    /** Why a position must not be opened yet, in words; empty when it may. */
    Optional<String> notReady(InstrumentId instrument) {
        if (instrument.category() != MarketCategory.LINEAR || isReady(instrument.symbol())) {
            return Optional.empty();
        }
        Optional<String> cause = accountCause().or(() -> symbolCause(instrument.symbol()));
        if (cause.isEmpty()) {
            readySinceNanos.put(instrument.symbol(), System.nanoTime());
        }
        return cause;
    }

    /** A person may change the settings at any time, so what was found is not believed for ever. */
    private boolean isReady(String symbol) {
        Long sinceNanos = readySinceNanos.get(symbol);
        return sinceNanos != null && System.nanoTime() - sinceNanos < BELIEVED_FOR.toNanos();
    }

    private Optional<String> accountCause() {
        Outcome<AccountInformation> outcome = venue.accountInformation();
        if (!(outcome instanceof Outcome.Accepted<AccountInformation>(AccountInformation information))) {
            return Optional.of("the exchange does not say how the account is set: " + outcome);
        }
        if (!information.isUnified()) {
            return Optional.of("the account must be a unified one");
        }
        return information.marginMode().equals(CROSS_MARGIN)
                ? Optional.empty()
                : Optional.of("the margin mode is " + information.marginMode() + ": must be " + CROSS_MARGIN);
    }

    private Optional<String> symbolCause(String symbol) {
        Outcome<Boolean> oneWay = venue.oneWayMode(symbol);
        if (!(oneWay instanceof Outcome.Accepted<?>)) {
            return Optional.of("one position a symbol is not confirmed for " + symbol + ": " + oneWay);
        }
        Outcome<Boolean> limited = venue.leverage(symbol, leverage.toBigDecimal());
        return limited instanceof Outcome.Accepted<?>
                ? Optional.empty()
                : Optional.of("leverage of " + leverage + " is not confirmed for " + symbol + ": " + limited);
    }
}
