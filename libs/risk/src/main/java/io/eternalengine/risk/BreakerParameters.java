package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.time.Duration;
import java.util.List;

/**
 * The numbers of the circuit breaker.
 *
 * @param thresholds drawdowns at which levels 1 to 4 begin, rising
 * @param leaveCautionAt drawdown at which level 1 ends by itself
 * @param leaveWarningAt drawdown at which level 2 may end, with one approval
 * @param cautionPause how long TACTICAL pauses on level 1
 * @param warningPause how long nothing is entered on level 2
 * @param reviewTime how long levels 3 and 4 last at least
 * @param restartSize multiplier of sizes after level 3 or 4
 * @param orders how much the levels order
 */
public record BreakerParameters(
        List<Decimal> thresholds,
        Decimal leaveCautionAt,
        Decimal leaveWarningAt,
        Duration cautionPause,
        Duration warningPause,
        Duration reviewTime,
        Decimal restartSize,
        BreakerOrders orders) {
    /** Levels above normal. */
    public static final int LEVELS = 4;

    private static final Decimal MAX_EMERGENCY_THRESHOLD = Decimal.of("0.30");

    public BreakerParameters {
        thresholds = List.copyOf(thresholds);
        Require.check(thresholds.size() == LEVELS, "thresholds", thresholds, "must be four", LEVELS);
        for (int i = 0; i < LEVELS; i++) {
            Decimal below = i == 0 ? Decimal.ZERO : thresholds.get(i - 1);
            Require.check(thresholds.get(i).isAbove(below), "thresholds", thresholds, "must rise from above 0", below);
        }
        Decimal emergency = thresholds.getLast();
        Require.check(
                emergency.isAtMost(MAX_EMERGENCY_THRESHOLD),
                "threshold of level 4",
                emergency,
                "must not be above " + MAX_EMERGENCY_THRESHOLD,
                emergency);
        Require.check(
                leaveCautionAt.isBelow(thresholds.get(0)),
                "leaveCautionAt",
                leaveCautionAt,
                "must be below level 1",
                0);
        Require.check(
                leaveWarningAt.isBelow(thresholds.get(1)),
                "leaveWarningAt",
                leaveWarningAt,
                "must be below level 2",
                0);
        Require.notNegative("leaveCautionAt", leaveCautionAt);
        Require.notNegative("leaveWarningAt", leaveWarningAt);
        Require.check(!cautionPause.isNegative(), "cautionPause", cautionPause, "must not be below 0", 0);
        Require.check(!warningPause.isNegative(), "warningPause", warningPause, "must not be below 0", 0);
        Require.check(!reviewTime.isNegative(), "reviewTime", reviewTime, "must not be below 0", 0);
        Require.fraction("restartSize", restartSize);
    }

    /** With what the levels of the product order. */
    public BreakerParameters(
            List<Decimal> thresholds,
            Decimal leaveCautionAt,
            Decimal leaveWarningAt,
            Duration cautionPause,
            Duration warningPause,
            Duration reviewTime,
            Decimal restartSize) {
        this(
                thresholds,
                leaveCautionAt,
                leaveWarningAt,
                cautionPause,
                warningPause,
                reviewTime,
                restartSize,
                BreakerOrders.defaults());
    }

    /** The defaults of the product. */
    public static BreakerParameters defaults() {
        return new BreakerParameters(
                List.of(Decimal.of("0.10"), Decimal.of("0.15"), Decimal.of("0.20"), Decimal.of("0.25")),
                Decimal.of("0.05"),
                Decimal.of("0.10"),
                Duration.ofHours(24),
                Duration.ofHours(72),
                Duration.ofHours(72),
                Decimal.of("0.25"));
    }

    /** The highest level whose threshold the drawdown has reached; 0 below all. */
    public int levelAt(Decimal drawdown) {
        int level = 0;
        while (level < LEVELS && drawdown.isAtLeast(thresholds.get(level))) {
            level++;
        }
        return level;
    }
}
