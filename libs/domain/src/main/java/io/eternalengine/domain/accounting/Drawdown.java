package io.eternalengine.domain.accounting;

import io.eternalengine.domain.model.Decimal;
import java.math.RoundingMode;

/** Fall from a high, as a fraction of it. */
public final class Drawdown {
    private static final int DECIMALS = 12;

    private Drawdown() {}

    /** {@code (peak − value) / peak}, and 0 when the value is not below the peak. Rounded up: never shown too small. */
    public static Decimal between(Decimal peak, Decimal value) {
        if (value.isAtLeast(peak)) {
            return Decimal.ZERO;
        }
        return peak.minus(value).dividedBy(peak, DECIMALS, RoundingMode.UP);
    }
}
