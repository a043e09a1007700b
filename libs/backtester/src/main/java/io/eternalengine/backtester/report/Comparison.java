package io.eternalengine.backtester.report;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.benchmark.BenchmarkResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.domain.model.Decimal;
import java.util.ArrayList;
import java.util.List;

/** The portfolio beside its benchmarks, as people read it. The one table for console, report and documents. */
public final class Comparison {
    /** Heads of the columns behind the name. */
    public static final List<String> HEADS =
            List.of("at the end", "return", "annual", "volatility", "Sharpe", "drawdown", "fees");

    /** One line of the table. */
    public record Row(String name, List<String> cells) {}

    private Comparison() {}

    /** The portfolio, then each benchmark. */
    public static List<Row> rows(BacktestResult result) {
        List<Row> rows = new ArrayList<>();
        Performance portfolio = result.portfolio();
        rows.add(new Row(
                "Portfolio",
                List.of(
                        Figure.money(portfolio.endEquity()),
                        Figure.percent(portfolio.totalReturn()),
                        Figure.percent(portfolio.annualReturn()),
                        Figure.percent(portfolio.volatility()),
                        Figure.number(portfolio.sharpe()),
                        Figure.percent(portfolio.maxDrawdown().depth()),
                        Figure.money(portfolio.fees()))));
        result.benchmarks().forEach(one -> rows.add(row(one)));
        return rows;
    }

    private static Row row(BenchmarkResult one) {
        return new Row(
                one.name(),
                List.of(
                        Figure.number(one.endEquity()),
                        Figure.percent(one.totalReturn()),
                        Figure.percent(one.annualReturn()),
                        Figure.percent(one.volatility()),
                        Figure.number(one.sharpe()),
                        Figure.percent(one.maxDrawdown().depth()),
                        Figure.money(Decimal.of(java.math.BigDecimal.valueOf(one.fees())))));
    }

    /** Against which benchmarks the portfolio lost, and against which it won; nothing is left out. */
    public static List<String> verdicts(BacktestResult result) {
        return result.benchmarks().stream()
                .map(one -> (one.beats(result.portfolio()) ? "Lost against " : "Won against ") + one.name() + ": "
                        + Figure.percent(result.portfolio().totalReturn()) + " to "
                        + Figure.percent(one.totalReturn()) + ", with a drawdown of "
                        + Figure.percent(result.portfolio().maxDrawdown().depth()) + " to "
                        + Figure.percent(one.maxDrawdown().depth()))
                .toList();
    }
}
