package io.eternalengine.core.risk;

import static io.eternalengine.core.state.FarFromBounds.MARGIN;

import io.eternalengine.core.model.Decimal;

/**
 * Between which values of the portfolio, and until when, a valuation moves nothing but equity and unit value: no new high, no
 * deeper fall, no level, no loss limit, no step of a restart, no new day. The bounds are drawn in by much more than doubles
 * and divisions round; what comes near to one is left to the rules.
 *
 * @param lowest equity, in ten-thousandths of a USDT
 * @param highest equity, likewise
 * @param fromMs first time at which it holds
 * @param untilMs first time at which it holds no more
 * @param of the state of which this was told
 */
record QuietEquity(long lowest, long highest, long fromMs, long untilMs, RiskState of) {
    private static final long DAY_MS = 86_400_000L;
    private static final Decimal SMALLEST_UNIT_VALUE = Decimal.of("0.001");
    private static final Decimal LARGEST_EQUITY = Decimal.of(10_000_000_000_000L);
    private static final int UNITS_OF_A_BOUND = 10_000;

    boolean holds(double equity, long atMs) {
        double units = equity * UNITS_OF_A_BOUND;
        return atMs >= fromMs && atMs < untilMs && units > lowest && units < highest;
    }

    /** Whether it holds of another state as well, because all that it was made of is still the same. */
    @SuppressWarnings("ReferenceEquality") // States share what has not changed.
    boolean isOf(RiskState state) {
        return state.breaker() == of.breaker()
                && state.surveillance() == of.surveillance()
                && state.nav().units() == of.nav().units()
                && state.nav().peakUnitValue() == of.nav().peakUnitValue()
                && state.maxDrawdown() == of.maxDrawdown()
                && state.daily().engines() == of.daily().engines()
                && state.accounts().sharesKeysWith(of.accounts())
                && (!of.nav().units().isZero()
                        || state.nav().unitValue() == of.nav().unitValue());
    }

    static QuietEquity of(RiskState state, RiskParameters parameters) {
        LossWatch losses = state.surveillance().losses();
        CircuitBreaker breaker = state.breaker();
        if (losses.day() < 0 || UnderperformanceRule.isDue(state.daily(), state.accounts(), parameters, losses.day())) {
            return never(state);
        }
        if (state.nav().units().isZero()) {
            return ofNothing(state);
        }
        double units = state.nav().units().toNearDouble();
        double lowest = lowestUnitValue(state, parameters);
        double highest = highestUnitValue(state, parameters) * units * (1 - MARGIN);
        // At values that twelve and eighteen decimals would round coarsely, the rules decide.
        if (lowest < SMALLEST_UNIT_VALUE.toNearDouble() || highest > LARGEST_EQUITY.toNearDouble()) {
            return never(state);
        }
        long dayMs = losses.day() * DAY_MS;
        return new QuietEquity(
                (long) Math.ceil(lowest * units * (1 + MARGIN) * UNITS_OF_A_BOUND),
                (long) Math.floor(highest * UNITS_OF_A_BOUND),
                dayMs,
                Math.min(
                        Math.min(dayMs + DAY_MS, BreakerRule.reviewEndsMs(breaker, parameters)),
                        RestartRule.nextStepMs(state.surveillance(), breaker, parameters)),
                state);
    }

    private static QuietEquity never(RiskState state) {
        return new QuietEquity(0, 0, 0, 0, state);
    }

    /** Before there is money the unit value stays where it is, whatever the equity: at the high from which all falls count. */
    private static QuietEquity ofNothing(RiskState state) {
        Decimal unitValue = state.nav().unitValue();
        CircuitBreaker breaker = state.breaker();
        Surveillance surveillance = state.surveillance();
        boolean isAtItsHigh = unitValue.equals(state.nav().peakUnitValue())
                && unitValue.equals(breaker.referencePeak())
                && unitValue.equals(surveillance.losses().dayStart())
                && unitValue.equals(surveillance.losses().weekStart());
        if (!isAtItsHigh || breaker.level() > 0 || surveillance.restart().isRunning()) {
            return never(state);
        }
        long dayMs = surveillance.losses().day() * DAY_MS;
        return new QuietEquity(Long.MIN_VALUE, Long.MAX_VALUE, dayMs, dayMs + DAY_MS, state);
    }

    /** Above the deepest fall so far, the next level, and the loss limits of the day and the week. */
    private static double lowestUnitValue(RiskState state, RiskParameters parameters) {
        CircuitBreaker breaker = state.breaker();
        LossWatch losses = state.surveillance().losses();
        LossLimits limits = parameters.limits().losses();
        double lowest = fallen(state.nav().peakUnitValue(), state.maxDrawdown());
        if (breaker.level() < BreakerParameters.LEVELS) {
            Decimal threshold = parameters.breaker().thresholds().get(breaker.level());
            lowest = Math.max(lowest, fallen(breaker.referencePeak(), threshold));
        }
        if (!losses.dailyStopped()) {
            lowest = Math.max(lowest, fallen(losses.dayStart(), limits.daily()));
        }
        if (!losses.weeklyStopped()) {
            lowest = Math.max(lowest, fallen(losses.weekStart(), limits.weekly()));
        }
        return lowest;
    }

    /** Below the highs so far, where the first level ends by itself, and where an approval ends the second. */
    private static double highestUnitValue(RiskState state, RiskParameters parameters) {
        CircuitBreaker breaker = state.breaker();
        double highest =
                state.nav().peakUnitValue().min(breaker.referencePeak()).toNearDouble();
        return switch (breaker.level()) {
            case 1 ->
                Math.min(
                        highest,
                        fallen(breaker.referencePeak(), parameters.breaker().leaveCautionAt()));
            case 2 ->
                Math.min(
                        highest,
                        fallen(breaker.referencePeak(), parameters.breaker().leaveWarningAt()));
            default -> highest;
        };
    }

    private static double fallen(Decimal from, Decimal fraction) {
        return from.toNearDouble() * (1 - fraction.toNearDouble());
    }
}
