package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * When an engine does too poorly for what it risks.
 *
 * @param minSharpe yearly Sharpe ratio below which a case is opened
 * @param days daily returns that the ratio looks at
 */
public record UnderperformanceLimits(Decimal minSharpe, int days) {
    private static final int LEAST_DAYS = 2;

    public UnderperformanceLimits {
        Require.check(days >= LEAST_DAYS, "days", days, "must be at least " + LEAST_DAYS, days);
    }

    /** The defaults of the product. */
    public static UnderperformanceLimits defaults() {
        return new UnderperformanceLimits(Decimal.ONE, 90);
    }
}
