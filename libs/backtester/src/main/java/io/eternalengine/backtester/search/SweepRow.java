package io.eternalengine.backtester.search;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import java.util.SortedMap;

/**
 * What one variant of a sweep came to.
 *
 * @param key names code, data, range and parameters: the same key always has the same figures
 * @param changes what the variant changed
 * @param totalReturn of the engine when one runs alone, else of the portfolio, as all other figures
 * @param decisionHash over all decisions; a backtest of the same parameters gives the same
 */
public record SweepRow(
        String key,
        SortedMap<String, String> changes,
        double totalReturn,
        double annualReturn,
        double volatility,
        double sharpe,
        double sortino,
        double maxDrawdown,
        int trades,
        double winRate,
        double profitFactor,
        String decisionHash) {
    static SweepRow of(String key, SortedMap<String, String> changes, BacktestResult result) {
        Performance subject = subject(result);
        return new SweepRow(
                key,
                changes,
                subject.totalReturn(),
                subject.annualReturn(),
                subject.volatility(),
                subject.sharpe(),
                subject.sortino(),
                subject.maxDrawdown().depth(),
                subject.trades(),
                subject.winRate(),
                subject.profitFactor(),
                result.hashes().decisions());
    }

    /** The engine, when one runs alone: the cash beside it says nothing about it. */
    static Performance subject(BacktestResult result) {
        return result.engines().size() == 1
                ? result.engines().values().iterator().next()
                : result.portfolio();
    }
}
