package io.eternalengine.engine.funding;

import io.eternalengine.domain.model.Decimal;

/** How the rate meets its threshold. Funding sits exactly at the default rate about half of the time, so it matters. */
public enum RateComparison {
    AT_LEAST,
    ABOVE;

    boolean holds(Decimal rate, Decimal threshold) {
        return switch (this) {
            case AT_LEAST -> rate.isAtLeast(threshold);
            case ABOVE -> rate.isAbove(threshold);
        };
    }
}
