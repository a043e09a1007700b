package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;

/**
 * When an engine does too poorly for what it risks.
 *
 * @param minSharpe yearly Sharpe ratio below which a case is opened
 * @param days daily returns that the ratio looks at
 */
public record UnderperformanceLimits(Decimal minSharpe, int days) {
    public UnderperformanceLimits {
        CorrelationLimits.requireDays("days", days);
    }

    /** The defaults of the product. */
    public static UnderperformanceLimits defaults() {
        return new UnderperformanceLimits(Decimal.ONE, 90);
    }
}
