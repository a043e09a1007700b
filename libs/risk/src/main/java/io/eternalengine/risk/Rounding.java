package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Where the double of an indicator becomes the decimal that a rule decides on: rounded once, half to even. */
final class Rounding {
    private static final int DECIMALS = 12;

    private Rounding() {}

    static Decimal ofIndicator(double value) {
        return Decimal.of(BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }
}
