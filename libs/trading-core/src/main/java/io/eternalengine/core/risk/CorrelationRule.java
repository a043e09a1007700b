package io.eternalengine.core.risk;

import io.eternalengine.core.indicator.RollingCorrelation;
import io.eternalengine.core.indicator.ZScore;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.EngineId;
import io.eternalengine.core.model.InstrumentId;
import io.eternalengine.core.model.MarketCategory;
import io.eternalengine.core.state.FrozenMap;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Once a day, when the closes of all coins at midnight are known: the portfolio's correlation is the mean over all pairs of
 * coins of the correlation of their daily returns over 30 days.
 */
final class CorrelationRule {
    static final int WINDOW_DAYS = 30;
    static final int Z_DAYS = 90;
    private static final long DAY_MS = 86_400_000L;
    private static final int DECIMALS = 12;

    private CorrelationRule() {}

    static void hear(RiskCourse course, Candle candle) {
        if (candle.closeTimeMs() % DAY_MS != 0 || candle.instrument().category() != MarketCategory.SPOT) {
            return;
        }
        DailyWatch watch = course.daily;
        var days = new ArrayList<>(watch.closes().getOrDefault(candle.instrument(), List.of()));
        days.add(new DailyWatch.Close(candle.closeTimeMs(), candle.close()));
        if (days.size() > WINDOW_DAYS + 1) {
            days.removeFirst();
        }
        FrozenMap<InstrumentId, List<DailyWatch.Close>> closes =
                watch.closes().with(candle.instrument(), List.copyOf(days));
        course.daily = new DailyWatch(closes, watch.correlations(), watch.correlatedAtMs(), watch.engines());
        if (everyoneClosedAt(closes, candle.closeTimeMs())) {
            correlate(course, candle.closeTimeMs());
        }
    }

    private static boolean everyoneClosedAt(SortedMap<InstrumentId, List<DailyWatch.Close>> closes, long atMs) {
        for (List<DailyWatch.Close> days : closes.values()) {
            if (days.size() <= WINDOW_DAYS
                    || days.getLast().atMs() != atMs
                    || days.getFirst().atMs() != atMs - WINDOW_DAYS * DAY_MS) {
                return false;
            }
        }
        return closes.size() >= 2;
    }

    private static void correlate(RiskCourse course, long atMs) {
        List<List<DailyWatch.Close>> coins = List.copyOf(course.daily.closes().values());
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < coins.size(); one++) {
            for (int other = one + 1; other < coins.size(); other++) {
                sum += correlation(coins.get(one), coins.get(other));
                pairs++;
            }
        }
        double mean = sum / pairs;
        if (Double.isNaN(mean)) {
            return;
        }
        Decimal correlation = Decimal.of(BigDecimal.valueOf(mean).setScale(DECIMALS, RoundingMode.HALF_EVEN));
        var all = new ArrayList<>(course.daily.correlations());
        all.add(correlation);
        if (all.size() > Z_DAYS) {
            all.removeFirst();
        }
        course.daily = new DailyWatch(course.daily.closes(), all, atMs, course.daily.engines());
        act(course, correlation, zScore(all), atMs);
    }

    private static void act(RiskCourse course, Decimal correlation, double zScore, long atMs) {
        CorrelationLimits limits = course.parameters.limits().correlation();
        if (correlation.isBelow(limits.watch())) {
            return;
        }
        boolean unusual = zScore >= limits.minZScore().toDouble();
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

    private static double correlation(List<DailyWatch.Close> one, List<DailyWatch.Close> other) {
        var correlation = new RollingCorrelation(WINDOW_DAYS);
        for (int day = 1; day < one.size(); day++) {
            correlation.update(change(one, day), change(other, day));
        }
        return correlation.value();
    }

    private static double change(List<DailyWatch.Close> closes, int day) {
        double before = closes.get(day - 1).price().toDouble();
        return closes.get(day).price().toDouble() / before - 1;
    }

    /** NaN, and so never unusual, before there are enough days. */
    private static double zScore(List<Decimal> correlations) {
        var score = new ZScore(Z_DAYS);
        for (Decimal correlation : correlations) {
            score.update(correlation.toDouble());
        }
        return score.isWarm() ? score.value() : Double.NaN;
    }
}
