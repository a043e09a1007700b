package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.domain.model.Decimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Measures an activity from its days, executions, payments and trades. */
public final class Measurement {
    private static final double DAYS_PER_YEAR = 365;
    private static final long DAY_MS = 86_400_000L;

    private Measurement() {}

    /**
     * All figures.
     *
     * @param timesMs of the worths, a day apart; the first is the start
     */
    public static Performance of(long[] timesMs, Activity activity) {
        List<DayEnd.Worth> worths = activity.worths();
        double[] unitValues = unitValues(worths);
        Returns returns = Returns.between(unitValues);
        DrawdownSpan drawdown = DrawdownSpan.deepest(timesMs, unitValues);
        TradeStatistics statistics = TradeStatistics.of(activity.trades());
        return new Performance(
                returns.days(),
                worths.getFirst().equity(),
                worths.getLast().equity(),
                returns.total(),
                returns.annual(),
                returns.volatility(),
                returns.sharpe(),
                returns.sortino(),
                calmar(returns, drawdown),
                drawdown,
                statistics.trades(),
                activity.openTrades(),
                statistics.winRate(),
                statistics.averageWin(),
                statistics.averageLoss(),
                statistics.profitFactor(),
                statistics.expectancy(),
                exposure(worths.subList(1, worths.size())),
                turnover(worths, activity, returns.days()),
                activity.fees(),
                activity.funding(),
                returns.valueAtRisk95(),
                returns.conditionalValueAtRisk95());
    }

    /** The figures of the days of one regime, one after the other, as if no others had been between. */
    public static RegimeFigures of(long[] timesMs, Activity activity, RegimeCalendar calendar, Regime regime) {
        double[] daily = Returns.between(unitValues(activity.worths())).daily();
        List<Double> chosen = new ArrayList<>();
        List<DayEnd.Worth> ends = new ArrayList<>();
        for (int i = 0; i < daily.length; i++) {
            if (calendar.of(timesMs[i + 1]) == regime) {
                chosen.add(daily[i]);
                ends.add(activity.worths().get(i + 1));
            }
        }
        Returns returns =
                Returns.of(chosen.stream().mapToDouble(Double::doubleValue).toArray());
        return figures(returns, activity.at(ends, timeMs -> calendar.of(endOfDay(timeMs, timesMs)) == regime));
    }

    private static RegimeFigures figures(Returns returns, Activity activity) {
        double[] curve = returns.curve();
        DrawdownSpan drawdown =
                DrawdownSpan.deepest(LongStream.range(0, curve.length).toArray(), curve);
        TradeStatistics statistics = TradeStatistics.of(activity.trades());
        return new RegimeFigures(
                returns.days(),
                returns.total(),
                returns.annual(),
                returns.volatility(),
                returns.sharpe(),
                returns.sortino(),
                calmar(returns, drawdown),
                drawdown.depth(),
                returns.worst(),
                statistics.trades(),
                statistics.winRate(),
                statistics.averageWin(),
                statistics.averageLoss(),
                statistics.profitFactor(),
                statistics.expectancy(),
                exposure(activity.worths()),
                turnover(activity.worths(), activity, returns.days()),
                activity.fees(),
                activity.funding(),
                returns.valueAtRisk95(),
                returns.conditionalValueAtRisk95());
    }

    /** What happens at the first moment of a day belongs to it; the last day may be cut short. */
    private static long endOfDay(long timeMs, long[] timesMs) {
        return Math.min(Math.floorDiv(timeMs, DAY_MS) * DAY_MS + DAY_MS, timesMs[timesMs.length - 1]);
    }

    private static double[] unitValues(List<DayEnd.Worth> worths) {
        return worths.stream().mapToDouble(worth -> number(worth.unitValue())).toArray();
    }

    private static double calmar(Returns returns, DrawdownSpan drawdown) {
        return drawdown.depth() == 0 ? Double.NaN : returns.annual() / drawdown.depth();
    }

    private static double exposure(List<DayEnd.Worth> ends) {
        return ends.stream()
                .filter(worth -> worth.equity().isPositive())
                .mapToDouble(worth -> number(worth.invested()) / number(worth.equity()))
                .average()
                .orElse(Double.NaN);
    }

    private static double turnover(List<DayEnd.Worth> worths, Activity activity, int days) {
        double traded = activity.executions().stream()
                .mapToDouble(execution -> number(execution.value()))
                .sum();
        double meanEquity = worths.stream()
                .mapToDouble(worth -> number(worth.equity()))
                .average()
                .orElse(Double.NaN);
        return days == 0 ? Double.NaN : traded / meanEquity * DAYS_PER_YEAR / days;
    }

    private static double number(Decimal decimal) {
        return decimal.toDouble();
    }
}
