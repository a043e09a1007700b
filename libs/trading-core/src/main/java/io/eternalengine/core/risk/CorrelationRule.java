package io.eternalengine.core.risk;

import io.eternalengine.core.indicator.GlancedMoments;
import io.eternalengine.core.indicator.ZScore;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.state.FrozenMap;
import io.eternalengine.core.state.RecentList;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Once a day, when the closes of all coins at midnight are known: the portfolio's correlation is the mean over all pairs of
 * coins of the correlation of their daily returns over 30 days.
 */
final class CorrelationRule {
    static final int WINDOW_DAYS = 30;
    static final int Z_DAYS = 90;
    private static final long DAY_MS = 86_400_000L;
    private static final int DECIMALS = 12;
    private static final long UNITS = 1_000_000_000_000L;
    /** The product with the units is off by a ten-thousandth at most. */
    private static final int NEARLY_HALF_PERCENT = 49;

    private CorrelationRule() {}

    static void hear(RiskCourse course, Candle candle) {
        if (!isOfADay(candle)) {
            return;
        }
        course.daily = noted(course.daily, candle, course.figures());
        if (everyoneClosedAt(course.daily.closes(), candle.closeTimeMs())) {
            correlate(course, candle.closeTimeMs());
        }
    }

    /** Whether it ends a coin's day. */
    static boolean isOfADay(Candle candle) {
        return candle.closeTimeMs() % DAY_MS == 0 && candle.instrument().category() == MarketCategory.SPOT;
    }

    /** With the close of a coin's day. */
    static DailyWatch noted(DailyWatch watch, Candle candle, DailyFigures figures) {
        RecentList<DailyWatch.Close> before = watch.closes().getOrDefault(candle.instrument(), RecentList.empty());
        RecentList<DailyWatch.Close> days =
                before.with(new DailyWatch.Close(candle.closeTimeMs(), candle.close()), WINDOW_DAYS + 1);
        figures.follow(candle.instrument(), before, days);
        return watch.with(candle.instrument(), days);
    }

    /** Whether another coin's close of this time is awaited still. */
    static boolean isAwaited(FrozenMap<InstrumentId, RecentList<DailyWatch.Close>> closes, Candle candle) {
        for (int i = 0; i < closes.size(); i++) {
            if (!closes.keyAt(i).equals(candle.instrument())
                    && closes.valueAt(i).getLast().atMs() != candle.closeTimeMs()) {
                return true;
            }
        }
        return false;
    }

    private static boolean everyoneClosedAt(FrozenMap<InstrumentId, RecentList<DailyWatch.Close>> closes, long atMs) {
        for (int i = 0; i < closes.size(); i++) {
            RecentList<DailyWatch.Close> days = closes.valueAt(i);
            if (days.size() <= WINDOW_DAYS
                    || days.getLast().atMs() != atMs
                    || days.getFirst().atMs() != atMs - WINDOW_DAYS * DAY_MS) {
                return false;
            }
        }
        return closes.size() >= 2;
    }

    private static void correlate(RiskCourse course, long atMs) {
        double mean = course.figures().correlation(course.daily.closes());
        if (Double.isNaN(mean)) {
            return;
        }
        Decimal correlation = decimal(mean);
        RecentList<Decimal> before = course.daily.correlations();
        RecentList<Decimal> all = before.with(correlation, Z_DAYS);
        course.daily = course.daily.with(all, atMs);
        act(course, correlation, isUnusual(course, before, all), atMs);
    }

    /** With twelve decimals, half to even; what is near to a half is rounded as the digits of the double say. */
    private static Decimal decimal(double correlation) {
        double units = correlation * UNITS;
        double nearest = Math.rint(units);
        return 100 * Math.abs(units - nearest) < NEARLY_HALF_PERCENT
                ? Decimal.ofUnscaled((long) nearest, DECIMALS)
                : Decimal.of(BigDecimal.valueOf(correlation).setScale(DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static void act(RiskCourse course, Decimal correlation, boolean unusual, long atMs) {
        CorrelationLimits limits = course.parameters.limits().correlation();
        if (correlation.isBelow(limits.watch())) {
            return;
        }
        if (unusual && correlation.isAtLeast(limits.emergency())) {
            course.command(new RiskAction.EntriesPaused(RiskScope.ALL, atMs + DAY_MS, "correlation emergency"), atMs);
        } else if (unusual && correlation.isAtLeast(limits.crisis())) {
            course.command(
                    new RiskAction.EntriesPaused(
                            new RiskScope.OfEngine(EngineId.TREND), atMs + DAY_MS, "correlation crisis"),
                    atMs);
        }
        String level = correlation.isAtLeast(limits.emergency())
                ? "emergency"
                : correlation.isAtLeast(limits.crisis()) ? "crisis" : "watch";
        course.answer(new RiskOutput.Alerted(
                unusual ? AlertSeverity.P1 : AlertSeverity.P3,
                "correlation " + level,
                "Correlation of the portfolio over " + WINDOW_DAYS + " days is " + correlation
                        + (unusual ? ", unusual for " + Z_DAYS + " days." : ", not unusual: nothing is stopped."),
                atMs));
    }

    private static boolean isUnusual(RiskCourse course, RecentList<Decimal> before, RecentList<Decimal> all) {
        double least = course.parameters.limits().correlation().minZScore().toDouble();
        GlancedMoments moments = course.figures().ofCorrelations(before, all);
        if (moments.isSure()) {
            double glanced = (all.getLast().toDouble() - moments.mean()) / moments.deviation();
            if (GlancedMoments.isFar(glanced, least)) {
                return glanced > least;
            }
        }
        return zScore(all) >= least;
    }

    /** NaN, and so never unusual, before there are enough days. */
    static double zScore(RecentList<Decimal> correlations) {
        if (correlations.size() < Z_DAYS) {
            return Double.NaN;
        }
        var score = new ZScore(Z_DAYS);
        for (int i = 0; i < correlations.size(); i++) {
            score.update(correlations.get(i).toDouble());
        }
        return score.value();
    }
}
