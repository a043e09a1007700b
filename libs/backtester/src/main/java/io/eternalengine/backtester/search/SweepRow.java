package io.eternalengine.backtester.search;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * What one combination of a sweep came to.
 *
 * @param key names code, data, range and parameters: the same key always has the same figures
 * @param changes what the combination changed
 * @param totalReturn of the account that is judged, as all other figures
 * @param outcomeHash over all decisions of a backtest, which another run of the same parameters gives again; of a fast sweep
 *     over its trades
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
        String outcomeHash) {
    static SweepRow of(String key, SortedMap<String, String> changes, BacktestResult result) {
        return of(key, changes, subject(result, changes), result.hashes().decisions());
    }

    static SweepRow of(String key, SortedMap<String, String> changes, Performance subject, String outcomeHash) {
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
                outcomeHash);
    }

    /**
     * Who is judged: the account whose parameters alone are changed, else the one that trades alone, because the cash beside it
     * says nothing about it, else the portfolio.
     */
    static Performance subject(BacktestResult result, SortedMap<String, String> changes) {
        for (Map.Entry<String, Performance> engine : result.engines().entrySet()) {
            String prefix = "eternal." + engine.getKey().toLowerCase(Locale.ROOT) + ".";
            if (changes.keySet().stream().allMatch(key -> key.startsWith(prefix))) {
                return engine.getValue();
            }
        }
        return result.engines().size() == 1
                ? result.engines().values().iterator().next()
                : result.portfolio();
    }
}
