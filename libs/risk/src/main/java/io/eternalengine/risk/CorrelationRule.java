package io.eternalengine.risk;

import io.eternalengine.domain.halt.RiskAction;
import io.eternalengine.domain.halt.RiskScope;
import io.eternalengine.domain.indicator.ZScore;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
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

    static void on(RiskStep step, Candle candle) {
        long atMs = candle.closeTimeMs();
        if (atMs % DAY_MS != 0 || candle.instrument().category() != MarketCategory.SPOT) {
            return;
        }
        DailyWatch daily = step.state().daily();
        daily.daysOf(candle.instrument()).close(atMs, candle.close());
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
        Decimal correlation = Rounding.ofIndicator(mean);
        RecentFigures correlations = step.state().daily().correlations();
        correlations.add(correlation);
        act(step, correlation, isUnusual(step, correlations), atMs);
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

    private static void act(RiskStep step, Decimal correlation, boolean unusual, long atMs) {
        CorrelationLimits limits = step.parameters().limits().correlation();
        if (correlation.isBelow(limits.watch())) {
            return;
        }
        if (unusual && correlation.isAtLeast(limits.emergency())) {
            step.command(new RiskAction.EntriesPaused(RiskScope.ALL, atMs + DAY_MS, "correlation emergency"), atMs);
        } else if (unusual && correlation.isAtLeast(limits.crisis())) {
            step.command(
                    new RiskAction.EntriesPaused(
                            new RiskScope.OfEngine(EngineId.TREND), atMs + DAY_MS, "correlation crisis"),
                    atMs);
        }
        String level = correlation.isAtLeast(limits.emergency())
                ? "emergency"
                : correlation.isAtLeast(limits.crisis()) ? "crisis" : "watch";
        step.answer(new RiskOutput.Alerted(
                unusual ? AlertSeverity.P1 : AlertSeverity.P3,
                "correlation " + level,
                "Correlation of the portfolio over " + limits.windowDays() + " days is " + correlation
                        + (unusual
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
