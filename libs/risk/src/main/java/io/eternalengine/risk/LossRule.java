package io.eternalengine.risk;

import io.eternalengine.domain.accounting.Drawdown;
import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.model.Decimal;

/** A day's or a week's loss of unit value stops entries until the next one begins. */
final class LossRule {
    private static final long DAY_MS = 86_400_000L;
    private static final int DAYS_IN_WEEK = 7;
    /** 1970-01-01 was a Thursday, three days after a Monday. */
    private static final int DAYS_SINCE_MONDAY = 3;

    private LossRule() {}

    /**
     * @param unitValueBefore the unit value of the valuation before: at the first one of a day, where the day began
     */
    static void review(RiskStep step, Decimal unitValueBefore) {
        LossWatch watch = begun(step, unitValueBefore);
        LossLimits limits = step.parameters().limits().losses();
        Decimal unitValue = step.state().nav().unitValue();
        boolean daily = !watch.dailyStopped() && fell(watch.dayStart(), unitValue, limits.daily());
        boolean weekly = !watch.weeklyStopped() && fell(watch.weekStart(), unitValue, limits.weekly());
        if (daily) {
            stop(step, (watch.day() + 1) * DAY_MS, "daily loss");
        }
        if (weekly) {
            stop(step, mondayAfter(watch.week()), "weekly loss");
        }
        step.state().surveillance().watch(daily || weekly ? watch.stopped(daily, weekly) : watch);
    }

    private static LossWatch begun(RiskStep step, Decimal unitValueBefore) {
        LossWatch watch = step.state().surveillance().losses();
        long day = Math.floorDiv(step.state().asOfMs(), DAY_MS);
        long week = Math.floorDiv(day + DAYS_SINCE_MONDAY, DAYS_IN_WEEK);
        if (day == watch.day()) {
            return watch;
        }
        boolean newWeek = week != watch.week();
        return new LossWatch(
                day,
                unitValueBefore,
                false,
                week,
                newWeek ? unitValueBefore : watch.weekStart(),
                !newWeek && watch.weeklyStopped());
    }

    private static boolean fell(Decimal from, Decimal to, Decimal limit) {
        return from.isPositive() && Drawdown.between(from, to).isAtLeast(limit);
    }

    private static long mondayAfter(long week) {
        return ((week + 1) * DAYS_IN_WEEK - DAYS_SINCE_MONDAY) * DAY_MS;
    }

    private static void stop(RiskStep step, long untilMs, String reason) {
        step.command(
                new RiskAction.EntriesPaused(RiskScope.ALL, untilMs, reason),
                step.state().asOfMs());
        step.answer(new RiskOutput.Alerted(
                AlertSeverity.P2,
                reason,
                "The " + reason + " limit is met: entries stop.",
                step.state().asOfMs()));
    }
}
