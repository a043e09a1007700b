package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;

/**
 * Losses of unit value that stop entries, and how sizes come back after a restart.
 *
 * @param daily fall since midnight UTC at which entries stop until the next midnight
 * @param weekly fall since Monday, midnight UTC, at which entries stop until the next Monday
 * @param restartStep time after which sizes of a restart grow
 * @param restartGrowth by which they grow each time, until they are whole
 */
public record LossLimits(Decimal daily, Decimal weekly, Duration restartStep, Decimal restartGrowth) {
    public LossLimits {
        Require.fraction("daily", daily);
        Require.positive("daily", daily);
        Require.fraction("weekly", weekly);
        Require.positive("weekly", weekly);
        Require.positive("restartStep (ms)", restartStep.toMillis());
        Require.fraction("restartGrowth", restartGrowth);
        Require.positive("restartGrowth", restartGrowth);
    }

    /** The defaults of the product: whole sizes three weeks after a restart at a quarter. */
    public static LossLimits defaults() {
        return new LossLimits(Decimal.of("0.02"), Decimal.of("0.05"), Duration.ofDays(7), Decimal.of("0.25"));
    }
}
