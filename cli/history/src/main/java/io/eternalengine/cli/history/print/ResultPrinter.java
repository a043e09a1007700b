package io.eternalengine.cli.history.print;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.metrics.RegimeFigures;
import io.eternalengine.backtester.metrics.StressWindow;
import io.eternalengine.backtester.report.Comparison;
import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.run.HeldBackEntries;
import io.eternalengine.risk.BreakerTransition;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The result for people: one column for the portfolio, one for each engine. */
public final class ResultPrinter {
    private static final int MOST_STEPS = 11;
    private static final int NAME_WIDTH = 22;
    private static final int COLUMN_WIDTH = 14;
    private static final int BENCHMARK_WIDTH = 26;

    private final PrintWriter out;

    public ResultPrinter(PrintWriter out) {
        this.out = out;
    }

    /** Prints all tables. */
    public void print(BacktestResult result) {
        out.printf(
                "%nBacktest %s to %s, %s USDT, %,d bars, %,d decisions%n%n",
                result.from(), result.to(), result.capital(), result.bars(), result.decisions());
        performance(result);
        benchmarks(result);
        regimes(result);
        stress(result.stressWindows());
        breaker(result);
        books(result);
        result.notes().forEach(note -> out.println("  note: " + note));
        out.println();
    }

    private void performance(BacktestResult result) {
        Map<String, Performance> columns = new LinkedHashMap<>();
        columns.put("Portfolio", result.portfolio());
        columns.putAll(result.engines());
        row("", List.copyOf(columns.keySet()));
        List<Performance> figures = List.copyOf(columns.values());
        for (Figure figure : Figure.ALL) {
            row(figure.name(), figures.stream().map(figure.text()).toList());
        }
        out.println();
    }

    private void benchmarks(BacktestResult result) {
        out.printf("  %-" + BENCHMARK_WIDTH + "s", "Against benchmarks");
        Comparison.HEADS.forEach(head -> out.printf("%" + COLUMN_WIDTH + "s", head));
        out.println();
        for (Comparison.Row row : Comparison.rows(result)) {
            out.printf("  %-" + BENCHMARK_WIDTH + "s", row.name());
            row.cells().forEach(cell -> out.printf("%" + COLUMN_WIDTH + "s", cell));
            out.println();
        }
        Comparison.verdicts(result).forEach(verdict -> out.println("  " + verdict));
        out.println();
    }

    private void regimes(BacktestResult result) {
        row("Regime", List.of("days", "return", "volatility", "Sharpe", "worst day"));
        result.regimes().forEach((regime, figures) -> {
            RegimeFigures one = figures.portfolio();
            row(
                    regime.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    List.of(
                            Integer.toString(one.days()),
                            Figure.percent(one.totalReturn()),
                            Figure.percent(one.volatility()),
                            Figure.number(one.sharpe()),
                            Figure.percent(one.worstDay())));
        });
        out.println();
    }

    private void stress(List<StressWindow> windows) {
        row("Stress window", List.of("BTC", "portfolio", "drawdown", "breaker"));
        for (StressWindow window : windows) {
            row(
                    window.name(),
                    window.covered()
                            ? List.of(
                                    Figure.percent(window.marketReturn()),
                                    Figure.percent(window.portfolioReturn()),
                                    Figure.percent(window.maxDrawdown()),
                                    "level " + window.highestBreakerLevel())
                            : List.of("not in range"));
        }
        out.println();
    }

    private void breaker(BacktestResult result) {
        List<String> steps = new ArrayList<>();
        for (BreakerTransition step : result.breaker()) {
            steps.add(Instant.ofEpochMilli(step.atMs()) + " level " + step.level() + " at drawdown "
                    + Figure.percent(step.drawdown().toBigDecimal().doubleValue()));
        }
        pair("Approvals", result.approvals().sentence());
        pair("Breaker", steps.isEmpty() ? "never moved" : steps.getFirst());
        steps.stream().skip(1).limit(MOST_STEPS).forEach(step -> pair("", step));
        if (steps.size() > MOST_STEPS + 1) {
            pair("", "and " + (steps.size() - MOST_STEPS - 1) + " more moves: --report and --json show all");
        }
        if (!result.rejections().isEmpty()) {
            pair(
                    "Intents rejected",
                    result.rejections().entrySet().stream()
                            .map(rule -> rule.getKey() + " " + rule.getValue())
                            .collect(Collectors.joining(", ")));
        }
        heldBack(result.heldBack());
        if (!result.refusedOrders().isEmpty()) {
            pair("Orders refused", Integer.toString(result.refusedOrders().size()));
        }
    }

    private void heldBack(List<HeldBackEntries> entries) {
        String name = "Entries held back";
        for (HeldBackEntries one : entries) {
            pair(
                    name,
                    one.account() + " " + one.rule() + ": on " + one.moments() + " candles of " + one.days() + " days");
            name = "";
        }
    }

    private void books(BacktestResult result) {
        pair(
                "Books",
                result.conservation().balanced()
                        ? "add up to the last unit on each of "
                                + result.conservation().checkedDays() + " days"
                        : "DO NOT ADD UP: difference "
                                + result.conservation().books().difference());
        pair("Decisions", result.hashes().decisions());
        pair("Parameters", result.hashes().parameters());
        pair("Code", result.hashes().code());
    }

    private void row(String name, List<String> cells) {
        out.printf("  %-" + NAME_WIDTH + "s", name);
        cells.forEach(cell -> out.printf("%" + COLUMN_WIDTH + "s", cell));
        out.println();
    }

    private void pair(String name, String value) {
        out.printf("  %-" + NAME_WIDTH + "s%s%n", name, value);
    }
}
