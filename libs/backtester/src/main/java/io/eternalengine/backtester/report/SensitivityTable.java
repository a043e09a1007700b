package io.eternalengine.backtester.report;

import io.eternalengine.backtester.benchmark.BenchmarkResult;
import io.eternalengine.backtester.sensitivity.ApprovalDelayRow;
import io.eternalengine.backtester.sensitivity.Sensitivity;
import io.eternalengine.backtester.sensitivity.StartDateRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The ranges beside a result, as people read them. The one table for console, report and documents. */
public final class SensitivityTable {
    /** Heads of the columns behind the delay. */
    public static final List<String> APPROVAL_HEADS =
            List.of("return", "annual", "Sharpe", "drawdown", "approvals", "halted days");

    private SensitivityTable() {}

    /** A line for each delay of approvals. */
    public static List<Comparison.Row> approvals(Sensitivity sensitivity) {
        return sensitivity.approvalDelays().stream()
                .map(SensitivityTable::approval)
                .toList();
    }

    private static Comparison.Row approval(ApprovalDelayRow row) {
        return new Comparison.Row(
                row.name(),
                List.of(
                        Figure.percent(row.totalReturn()),
                        Figure.percent(row.annualReturn()),
                        Figure.number(row.sharpe()),
                        Figure.percent(row.maxDrawdown()),
                        Integer.toString(row.approvals()),
                        Integer.toString(row.haltedDays())));
    }

    /** Heads of the columns behind the first day. */
    public static List<String> startHeads(Sensitivity sensitivity) {
        List<String> heads = new ArrayList<>(List.of("days", "portfolio", "drawdown"));
        sensitivity.startDates().stream()
                .limit(1)
                .flatMap(row -> row.benchmarks().stream())
                .forEach(one -> heads.add(one.name()));
        return heads;
    }

    /** A line for each first day, with the returns of the benchmarks. */
    public static List<Comparison.Row> starts(Sensitivity sensitivity) {
        return sensitivity.startDates().stream().map(SensitivityTable::start).toList();
    }

    private static Comparison.Row start(StartDateRow row) {
        List<String> cells = new ArrayList<>(List.of(
                Integer.toString(row.days()), Figure.percent(row.totalReturn()), Figure.percent(row.maxDrawdown())));
        row.benchmarks().forEach(one -> cells.add(Figure.percent(one.totalReturn())));
        return new Comparison.Row(row.from().toString(), cells);
    }

    /** The worst, the middle and the best start, and how often each benchmark earned more. */
    public static List<String> startVerdicts(Sensitivity sensitivity) {
        List<StartDateRow> rows = sensitivity.startDates();
        if (rows.isEmpty()) {
            return List.of();
        }
        List<String> verdicts = new ArrayList<>();
        verdicts.add("Annual return of the portfolio over " + rows.size() + " starts: "
                + range(rows, StartDateRow::annualReturn));
        for (int i = 0; i < rows.getFirst().benchmarks().size(); i++) {
            int index = i;
            long lost = rows.stream()
                    .filter(row -> row.benchmarks().get(index).totalReturn() > row.totalReturn())
                    .count();
            BenchmarkResult first = rows.getFirst().benchmarks().get(i);
            verdicts.add("Lost against " + first.name() + " from " + lost + " of " + rows.size()
                    + " starts; its annual return: "
                    + range(rows, row -> row.benchmarks().get(index).annualReturn()));
        }
        return verdicts;
    }

    private static String range(List<StartDateRow> rows, ToDoubleFunction<StartDateRow> figure) {
        double[] sorted = rows.stream().mapToDouble(figure).sorted().toArray();
        return Figure.percent(sorted[0]) + " at worst, " + Figure.percent(sorted[sorted.length / 2])
                + " in the middle, " + Figure.percent(sorted[sorted.length - 1]) + " at best";
    }
}
