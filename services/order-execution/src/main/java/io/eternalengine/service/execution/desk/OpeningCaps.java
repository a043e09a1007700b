package io.eternalengine.service.execution.desk;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Require;
import java.util.Set;

/**
 * Bounds of what may open exposure, held to here whatever risk approved: a second look that needs nothing of the first.
 *
 * @param largestFraction an order may be worth at most this part of its account, by the own ledger
 * @param symbols in which exposure may be opened
 */
public record OpeningCaps(Decimal largestFraction, Set<String> symbols) {
    public OpeningCaps {
        Require.fraction("largestOpeningFraction", largestFraction);
        symbols = Set.copyOf(symbols);
        Require.check(!symbols.isEmpty(), "symbols", symbols, "must name at least one symbol", symbols);
    }
}
