package io.eternalengine.core.risk;

import io.eternalengine.core.accounting.UnitisedNav;
import io.eternalengine.core.model.Decimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between which values of the portfolio, and until when, a valuation moves nothing but equity and unit value: no new high, no
 * deeper fall, no level, no loss limit, no step of a restart, no new day. Bounds of unit values are turned into bounds of equity
 * once, and drawn in by more than divisions round; what comes near to one is left to the rules.
 *
 * @param lowest equity in USDT; null when none is too low
 * @param highest equity in USDT; null when none is too high
 * @param fromMs first time at which it holds
 * @param untilMs first time at which it holds no more
 */
record QuietEquity(@Nullable Decimal lowest, @Nullable Decimal highest, long fromMs, long untilMs) {
    static final QuietEquity NEVER = new QuietEquity(null, null, 0, 0);

    private static final long DAY_MS = 86_400_000L;
    private static final Decimal DRAWN_IN = Decimal.of("0.000000001");
    private static final Decimal SMALLEST_UNIT_VALUE = Decimal.of("0.001");
    private static final int DECIMALS = 4;

    boolean holds(Decimal equity, long atMs) {
        return atMs >= fromMs
                && atMs < untilMs
                && (lowest == null || equity.isAtLeast(lowest))
                && (highest == null || equity.isAtMost(highest));
    }

    static QuietEquity of(RiskState state, RiskParameters parameters) {
        LossWatch losses = state.surveillance().losses();
        CircuitBreaker breaker = state.breaker();
        long dayMs = losses.day() * DAY_MS;
        if (losses.day() < 0
                || !breaker.approvals().isEmpty()
                || UnderperformanceRule.isDue(state.daily(), state.accounts(), parameters, losses.day())) {
            return NEVER;
        }
        long untilMs = Math.min(dayMs + DAY_MS, RestartRule.nextStepMs(state.surveillance(), breaker, parameters));
        UnitisedNav nav = state.nav();
        if (nav.units().isZero()) {
            return new QuietEquity(null, null, dayMs, untilMs);
        }
        Decimal lowest = lowestUnitValue(state, parameters);
        return lowest.isBelow(SMALLEST_UNIT_VALUE)
                ? NEVER
                : new QuietEquity(
                        rounded(lowest.times(nav.units()).times(Decimal.ONE.plus(DRAWN_IN)), RoundingMode.UP),
                        rounded(
                                highestUnitValue(state, parameters)
                                        .times(nav.units())
                                        .times(Decimal.ONE.minus(DRAWN_IN)),
                                RoundingMode.DOWN),
                        dayMs,
                        untilMs);
    }

    /** Above the deepest fall so far, the next level, and the loss limits of the day and the week. */
    private static Decimal lowestUnitValue(RiskState state, RiskParameters parameters) {
        CircuitBreaker breaker = state.breaker();
        LossWatch losses = state.surveillance().losses();
        LossLimits limits = parameters.limits().losses();
        List<Decimal> thresholds = parameters.breaker().thresholds();
        Decimal lowest = fallen(state.nav().peakUnitValue(), state.maxDrawdown());
        if (breaker.level() < thresholds.size()) {
            lowest = lowest.max(fallen(breaker.referencePeak(), thresholds.get(breaker.level())));
        }
        if (!losses.dailyStopped()) {
            lowest = lowest.max(fallen(losses.dayStart(), limits.daily()));
        }
        if (!losses.weeklyStopped()) {
            lowest = lowest.max(fallen(losses.weekStart(), limits.weekly()));
        }
        return lowest;
    }

    /** Below the highs so far, and where the first level ends by itself. */
    private static Decimal highestUnitValue(RiskState state, RiskParameters parameters) {
        CircuitBreaker breaker = state.breaker();
        Decimal highest = state.nav().peakUnitValue().min(breaker.referencePeak());
        return breaker.level() == 1
                ? highest.min(
                        fallen(breaker.referencePeak(), parameters.breaker().leaveCautionAt()))
                : highest;
    }

    private static Decimal fallen(Decimal from, Decimal fraction) {
        return from.times(Decimal.ONE.minus(fraction));
    }

    private static Decimal rounded(Decimal bound, RoundingMode rounding) {
        return bound.dividedBy(Decimal.ONE, DECIMALS, rounding);
    }
}
