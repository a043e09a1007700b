package io.eternalengine.localstack.backtest;

import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.search.SweepRow;
import java.io.PrintWriter;
import java.util.List;

/** The best rows of a sweep for people. */
public final class SweepPrinter {
    private final PrintWriter out;
    private final List<String> axes;

    public SweepPrinter(PrintWriter out, List<String> axes) {
        this.out = out;
        this.axes = axes;
    }

    public void print(List<SweepRow> rows) {
        out.printf(
                "%n  %12s%12s%12s%12s%8s%12s  %s%n",
                "Sharpe", "annual", "drawdown", "win rate", "trades", "factor", String.join(", ", axes));
        for (SweepRow row : rows) {
            out.printf(
                    "  %12s%12s%12s%12s%8d%12s  %s%n",
                    Figure.number(row.sharpe()),
                    Figure.percent(row.annualReturn()),
                    Figure.percent(row.maxDrawdown()),
                    Figure.percent(row.winRate()),
                    row.trades(),
                    Figure.number(row.profitFactor()),
                    String.join(
                            ", ",
                            axes.stream()
                                    .map(axis -> row.changes().getOrDefault(axis, ""))
                                    .toList()));
        }
    }
}
