package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.indicator.ZScore;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.domain.model.MarketCategory;
import java.util.Collection;
import java.util.List;

/**
 * Once a day, when the closes of all coins at midnight are known: the portfolio's correlation is the mean over all pairs of
 * coins of the correlation of their daily returns over a window.
 */
final class CorrelationRule {
    private static final long DAY_MS = 86_400_000L;

    private CorrelationRule() {}

    /** What the last day showed. */
    private enum Level {
        NONE("none"),
        WATCH("watch"),
        CRISIS("crisis"),
        EMERGENCY("emergency");

        private final String text;

        Level(String text) {
            this.text = text;
        }

        static Level of(Decimal correlation, CorrelationLimits limits) {
            if (correlation.isAtLeast(limits.emergency())) {
                return EMERGENCY;
            }
            if (correlation.isAtLeast(limits.crisis())) {
                return CRISIS;
            }
            return correlation.isAtLeast(limits.watch()) ? WATCH : NONE;
        }
    }

    /** @param unusual for the latest days; only then a level stops something */
    private record Finding(Level level, boolean unusual) {
        static final Finding NOTHING = new Finding(Level.NONE, false);
    }

    static void on(RiskStep step, InstrumentId coin, Mark close) {
        long atMs = close.atMs();
        if (atMs % DAY_MS != 0 || coin.category() != MarketCategory.SPOT) {
            return;
        }
        DailyWatch daily = step.state().daily();
        daily.daysOf(coin).close(atMs, close.price());
        Collection<CoinDays> coins = daily.coins().values();
        if (coins.size() >= 2 && coins.stream().allMatch(days -> days.areWholeAt(atMs))) {
            correlate(step, List.copyOf(coins), atMs);
        }
    }

    private static void correlate(RiskStep step, List<CoinDays> coins, long atMs) {
        double mean = meanOfPairs(coins);
        if (Double.isNaN(mean)) {
            return;
        }
        RecentFigures correlations = step.state().daily().correlations();
        Finding before = finding(step, correlations);
        correlations.add(Rounding.ofIndicator(mean));
        Finding now = finding(step, correlations);
        act(step, now, atMs);
        if (!now.equals(before)) {
            alert(step, now, correlations.last(), atMs);
        }
    }

    private static Finding finding(RiskStep step, RecentFigures correlations) {
        if (correlations.figures().isEmpty()) {
            return Finding.NOTHING;
        }
        Level level = Level.of(correlations.last(), step.parameters().limits().correlation());
        return level == Level.NONE ? Finding.NOTHING : new Finding(level, isUnusual(step, correlations));
    }

    /** NaN when one of them stood still. */
    private static double meanOfPairs(List<CoinDays> coins) {
        double sum = 0;
        int pairs = 0;
        for (int one = 0; one < coins.size(); one++) {
            for (int other = one + 1; other < coins.size(); other++) {
                sum += coins.get(one).correlationWith(coins.get(other));
                pairs++;
            }
        }
        return sum / pairs;
    }

    /** Every day anew, for a day. */
    private static void act(RiskStep step, Finding finding, long atMs) {
        if (!finding.unusual()) {
            return;
        }
        if (finding.level() == Level.EMERGENCY) {
            step.command(new RiskAction.EntriesPaused(RiskScope.ALL, atMs + DAY_MS, "correlation emergency"), atMs);
        } else if (finding.level() == Level.CRISIS) {
            step.command(
                    new RiskAction.EntriesPaused(
                            new RiskScope.OfEngine(EngineId.TREND), atMs + DAY_MS, "correlation crisis"),
                    atMs);
        }
    }

    /** When the finding is another one than the day before. */
    private static void alert(RiskStep step, Finding finding, Decimal correlation, long atMs) {
        CorrelationLimits limits = step.parameters().limits().correlation();
        step.answer(new RiskOutput.Alerted(
                finding.unusual() ? AlertSeverity.P1 : AlertSeverity.P3,
                "correlation " + finding.level().text,
                "Correlation of the portfolio over " + limits.windowDays() + " days is " + correlation
                        + (finding.unusual()
                                ? ", unusual for " + limits.zScoreDays() + " days."
                                : ", not unusual: nothing is stopped."),
                atMs));
    }

    /** Never before there are enough days. */
    private static boolean isUnusual(RiskStep step, RecentFigures correlations) {
        CorrelationLimits limits = step.parameters().limits().correlation();
        return correlations.isFull()
                && Rounding.ofIndicator(zScore(correlations.toDoubles(), limits.zScoreDays()))
                        .isAtLeast(limits.minZScore());
    }

    /** NaN before there are enough days. */
    static double zScore(double[] correlations, int days) {
        var score = new ZScore(days);
        for (double correlation : correlations) {
            score.update(correlation);
        }
        return score.isWarm() ? score.value() : Double.NaN;
    }
}
