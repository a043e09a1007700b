package io.eternalengine.backtester.benchmark;

import io.eternalengine.backtester.metrics.DrawdownSpan;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.metrics.Returns;

/**
 * What a benchmark became over the days of a run, after fees and half the spread.
 *
 * @param endEquity in USDT
 * @param fees paid, in USDT
 */
public record BenchmarkResult(
        String name,
        double endEquity,
        double totalReturn,
        double annualReturn,
        double volatility,
        double sharpe,
        double sortino,
        DrawdownSpan maxDrawdown,
        double fees) {
    static BenchmarkResult of(String name, long[] timesMs, double[] equity, double fees) {
        Returns returns = Returns.between(equity);
        return new BenchmarkResult(
                name,
                equity[equity.length - 1],
                returns.total(),
                returns.annual(),
                returns.volatility(),
                returns.sharpe(),
                returns.sortino(),
                DrawdownSpan.deepest(timesMs, equity),
                fees);
    }

    /** Whether the portfolio earned less than this over the same days. */
    public boolean beats(Performance portfolio) {
        return totalReturn > portfolio.totalReturn();
    }
}
