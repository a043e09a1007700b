package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.run.DayEnd;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Execution;
import java.util.List;

/** Measures a portfolio or an engine from its days, executions and trades. */
public final class Measurement {
    private static final double DAYS_PER_YEAR = 365;

    private Measurement() {}

    /**
     * All figures.
     *
     * @param timesMs of the worths, a day apart; the first is the start
     */
    public static Performance of(
            long[] timesMs,
            List<DayEnd.Worth> worths,
            List<Execution> executions,
            List<Trade> trades,
            int openTrades,
            Decimal fees,
            Decimal funding) {
        double[] unitValues =
                worths.stream().mapToDouble(worth -> number(worth.unitValue())).toArray();
        Returns returns = Returns.between(unitValues);
        DrawdownSpan drawdown = DrawdownSpan.deepest(timesMs, unitValues);
        TradeStatistics statistics = TradeStatistics.of(trades);
        return new Performance(
                returns.days(),
                worths.getFirst().equity(),
                worths.getLast().equity(),
                returns.total(),
                returns.annual(),
                returns.volatility(),
                returns.sharpe(),
                returns.sortino(),
                drawdown.depth() == 0 ? Double.NaN : returns.annual() / drawdown.depth(),
                drawdown,
                statistics.trades(),
                openTrades,
                statistics.winRate(),
                statistics.averageWin(),
                statistics.averageLoss(),
                statistics.profitFactor(),
                statistics.expectancy(),
                exposure(worths),
                turnover(worths, executions, returns.days()),
                fees,
                funding,
                returns.valueAtRisk95(),
                returns.conditionalValueAtRisk95());
    }

    private static double exposure(List<DayEnd.Worth> worths) {
        return worths.stream()
                .skip(1)
                .filter(worth -> worth.equity().isPositive())
                .mapToDouble(worth -> number(worth.invested()) / number(worth.equity()))
                .average()
                .orElse(Double.NaN);
    }

    private static double turnover(List<DayEnd.Worth> worths, List<Execution> executions, int days) {
        double traded = executions.stream()
                .mapToDouble(execution -> number(execution.value()))
                .sum();
        double meanEquity = worths.stream()
                .mapToDouble(worth -> number(worth.equity()))
                .average()
                .orElse(Double.NaN);
        return days == 0 ? Double.NaN : traded / meanEquity * DAYS_PER_YEAR / days;
    }

    private static double number(Decimal decimal) {
        return decimal.toBigDecimal().doubleValue();
    }
}
