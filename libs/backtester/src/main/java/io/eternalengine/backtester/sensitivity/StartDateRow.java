package io.eternalengine.backtester.sensitivity;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.benchmark.BenchmarkResult;
import java.time.LocalDate;
import java.util.List;

/** The portfolio and its benchmarks from one day to the end of the range. */
public record StartDateRow(
        LocalDate from,
        int days,
        double totalReturn,
        double annualReturn,
        double sharpe,
        double maxDrawdown,
        List<BenchmarkResult> benchmarks) {
    public StartDateRow {
        benchmarks = List.copyOf(benchmarks);
    }

    static StartDateRow of(BacktestResult result) {
        return new StartDateRow(
                result.from(),
                result.portfolio().days(),
                result.portfolio().totalReturn(),
                result.portfolio().annualReturn(),
                result.portfolio().sharpe(),
                result.portfolio().maxDrawdown().depth(),
                result.benchmarks());
    }
}
