package io.eternalengine.service.execution.account;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.Set;

/**
 * Bounds of what may open exposure, held to here whatever risk approved: a second look that needs nothing of the first.
 *
 * @param largestFraction an order may be worth at most this part of its account, by the own ledger
 * @param windowFraction all that was opened within the window, with what is on its way, may be worth at most this part of the account
 * @param window by the exchange's clock
 * @param symbols in which exposure may be opened
 */
public record OpeningCaps(Decimal largestFraction, Decimal windowFraction, Duration window, Set<String> symbols) {
    /** Twice what an account is worth, which is what leverage allows, closed and opened again. */
    private static final Decimal MOST = Decimal.of(4);

    public OpeningCaps {
        requireWithinLeverage("largestOpeningFraction", largestFraction);
        requireWithinLeverage("openingWindowFraction", windowFraction);
        Require.positive("openingWindow (ms)", window.toMillis());
        symbols = Set.copyOf(symbols);
        Require.check(!symbols.isEmpty(), "symbols", symbols, "must name at least one symbol", symbols);
    }

    private static void requireWithinLeverage(String name, Decimal fraction) {
        Require.check(
                fraction.isPositive() && fraction.isAtMost(MOST),
                name,
                fraction,
                "must be above 0 and at most " + MOST,
                fraction);
    }
}
