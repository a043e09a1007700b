package io.eternalengine.risk;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;

/**
 * When the portfolio moves too much as one. Bitcoin and Ether alone stood above 0.75 on most days of 2017 to 2022: applied
 * literally to two assets these thresholds would stop trading for ever. So they act only where the correlation is also
 * unusual for the latest days; otherwise they alert.
 *
 * @param watch correlation of daily returns at which an alert is due
 * @param crisis at which TREND enters nothing for a day
 * @param emergency at which nothing is entered for a day
 * @param minZScore of the correlation among those of the latest days for acting
 * @param windowDays daily returns that are correlated
 * @param zScoreDays daily correlations that the z-score looks at
 */
public record CorrelationLimits(
        Decimal watch, Decimal crisis, Decimal emergency, Decimal minZScore, int windowDays, int zScoreDays) {
    private static final int LEAST_DAYS = 2;
    /** Ten years: beyond that no market has prices, and the window would only take memory. */
    private static final int MOST_DAYS = 3_650;

    public CorrelationLimits {
        Require.check(
                watch.isBelow(crisis) && crisis.isBelow(emergency) && emergency.isAtMost(Decimal.ONE),
                "watch, crisis, emergency",
                watch + ", " + crisis + ", " + emergency,
                "must rise to not above 1",
                emergency);
        requireDays("windowDays", windowDays);
        requireDays("zScoreDays", zScoreDays);
    }

    static void requireDays(String name, int days) {
        Require.check(
                days >= LEAST_DAYS && days <= MOST_DAYS,
                name,
                days,
                "must be from " + LEAST_DAYS + " to " + MOST_DAYS,
                days);
    }

    /** The defaults of the product. */
    public static CorrelationLimits defaults() {
        return new CorrelationLimits(Decimal.of("0.60"), Decimal.of("0.75"), Decimal.of("0.90"), Decimal.of(2), 30, 90);
    }
}
