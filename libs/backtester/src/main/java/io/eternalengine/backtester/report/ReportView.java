package io.eternalengine.backtester.report;

import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.metrics.Regime;
import io.eternalengine.backtester.metrics.RegimeFigures;
import io.eternalengine.backtester.metrics.StressWindow;
import io.eternalengine.backtester.metrics.Trade;
import io.eternalengine.backtester.sensitivity.Sensitivity;
import io.eternalengine.domain.model.Side;
import java.time.Instant;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;

/** The texts of the report, under the names that its template uses. */
final class ReportView {
    private static final int MONTHS = 12;
    /** Of an ISO time, up to its minutes. */
    private static final int MINUTES = 16;

    private final BacktestResult result;

    private final Sensitivity sensitivity;

    private ReportView(ReportedResult reported) {
        result = reported.result();
        sensitivity = reported.sensitivity();
    }

    static Map<String, Object> of(ReportedResult reported) {
        return new ReportView(reported).view();
    }

    private Map<String, Object> view() {
        Map<String, Object> view = new HashMap<>();
        view.put("from", result.from().toString());
        view.put("to", result.to().toString());
        view.put("capital", Figure.money(result.capital()));
        view.put("engineNames", String.join(", ", result.engines().keySet()));
        view.put("bars", String.format(Locale.ROOT, "%,d", result.bars()));
        view.put("decisions", String.format(Locale.ROOT, "%,d", result.decisions()));
        view.put("balanced", result.conservation().balanced());
        view.put("balance", balance());
        view.put("tiles", tiles());
        view.put("columns", columns());
        view.put("figures", figures());
        view.put(
                "monthNames",
                Arrays.stream(Month.values())
                        .map(month -> month.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                        .toList());
        view.put("years", years());
        view.put("regimes", regimes());
        view.put("regimeReturns", regimeReturns());
        view.put(
                "stress",
                result.stressWindows().stream().map(ReportView::stress).toList());
        view.put("breaker", breaker());
        view.put(
                "heldBack",
                table(result.heldBack().stream()
                        .map(one -> new Comparison.Row(
                                one.account(),
                                List.of(one.rule(), Long.toString(one.moments()), Long.toString(one.days()))))
                        .toList()));
        view.put("rejections", counts(result.rejections()));
        view.put("approvals", result.approvals().sentence());
        view.put("benchmarkHeads", Comparison.HEADS);
        view.put("benchmarks", table(Comparison.rows(result)));
        view.put("benchmarkVerdicts", Comparison.verdicts(result));
        view.put("approvalHeads", SensitivityTable.APPROVAL_HEADS);
        view.put("approvalDelays", table(SensitivityTable.approvals(sensitivity)));
        view.put("hasApprovalDelays", !sensitivity.approvalDelays().isEmpty());
        view.put("startHeads", SensitivityTable.startHeads(sensitivity));
        view.put("startDates", table(SensitivityTable.starts(sensitivity)));
        view.put("hasStartDates", !sensitivity.startDates().isEmpty());
        view.put("startVerdicts", SensitivityTable.startVerdicts(sensitivity));
        view.put("markets", ChartData.marketNames(result));
        view.put("trades", result.trades().stream().map(ReportView::trade).toList());
        view.put("hashes", hashes());
        view.put("parameters", pairs(result.parameters()));
        view.put("notes", result.notes());
        return view;
    }

    private String balance() {
        BacktestResult.Balance balance = result.conservation();
        return balance.balanced()
                ? "The books add up to the last unit on each of " + balance.checkedDays() + " days."
                : "THE BOOKS DO NOT ADD UP: the difference is "
                        + balance.books().difference() + " USDT.";
    }

    private List<Map<String, String>> tiles() {
        Performance portfolio = result.portfolio();
        return List.of(
                Map.of("name", "Equity, USDT", "value", Figure.money(portfolio.endEquity())),
                Map.of("name", "Annual return", "value", Figure.percent(portfolio.annualReturn())),
                Map.of("name", "Sharpe", "value", Figure.number(portfolio.sharpe())),
                Map.of(
                        "name",
                        "Max drawdown",
                        "value",
                        Figure.percent(portfolio.maxDrawdown().depth())),
                Map.of("name", "Fees, USDT", "value", Figure.money(portfolio.fees())),
                Map.of("name", "Funding, USDT", "value", Figure.money(portfolio.funding())));
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("Portfolio"));
        columns.addAll(result.engines().keySet());
        return columns;
    }

    private List<Map<String, Object>> figures() {
        List<Performance> all = new ArrayList<>(List.of(result.portfolio()));
        all.addAll(result.engines().values());
        return Figure.ALL.stream()
                .map(figure ->
                        row(figure.name(), all.stream().map(figure.text()).toList()))
                .toList();
    }

    private List<Map<String, Object>> years() {
        SortedMap<YearMonth, Double> months = result.monthlyReturns();
        var years = new TreeSet<Integer>();
        months.keySet().forEach(month -> years.add(month.getYear()));
        return years.stream()
                .map(year -> Map.<String, Object>of("name", year.toString(), "months", year(months, year)))
                .toList();
    }

    private static List<Map<String, String>> year(SortedMap<YearMonth, Double> months, int year) {
        List<Map<String, String>> cells = new ArrayList<>();
        double growth = 1;
        for (int month = 1; month <= MONTHS; month++) {
            Double change = months.get(YearMonth.of(year, month));
            growth *= change == null ? 1 : 1 + change;
            cells.add(
                    change == null
                            ? Map.of("text", "", "tone", "")
                            : Map.of("text", Figure.percent(change), "tone", tone(change)));
        }
        cells.add(Map.of("text", Figure.percent(growth - 1), "tone", tone(growth - 1)));
        return cells;
    }

    private static String tone(double change) {
        return change < 0 ? "down" : "up";
    }

    private List<Map<String, Object>> regimes() {
        List<Map<String, Object>> rows = new ArrayList<>();
        result.regimes().forEach((regime, figures) -> {
            RegimeFigures one = figures.portfolio();
            rows.add(row(
                    name(regime),
                    List.of(
                            Integer.toString(one.days()),
                            Figure.percent(one.totalReturn()),
                            Figure.percent(one.volatility()),
                            Figure.number(one.sharpe()),
                            Figure.percent(one.maxDrawdown()),
                            Figure.percent(one.worstDay()),
                            Integer.toString(one.trades()),
                            Figure.percent(one.winRate()),
                            Figure.money(one.fees()),
                            Figure.money(one.funding()))));
        });
        return rows;
    }

    private List<Map<String, Object>> regimeReturns() {
        List<Map<String, Object>> rows = new ArrayList<>();
        result.regimes().forEach((regime, figures) -> {
            List<String> cells = new ArrayList<>();
            cells.add(Figure.percent(figures.portfolio().totalReturn()));
            figures.engines().values().forEach(one -> cells.add(Figure.percent(one.totalReturn())));
            rows.add(row(name(regime), cells));
        });
        return rows;
    }

    private static String name(Regime regime) {
        return regime.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Map<String, Object> stress(StressWindow window) {
        return row(
                window.name(),
                window.covered()
                        ? List.of(
                                Figure.percent(window.marketReturn()),
                                Figure.percent(window.portfolioReturn()),
                                Figure.percent(window.maxDrawdown()),
                                "level " + window.highestBreakerLevel())
                        : List.of("not in range", "", "", ""));
    }

    private List<Map<String, String>> breaker() {
        return result.breaker().stream()
                .map(step -> Map.of(
                        "level",
                        Integer.toString(step.level()),
                        "time",
                        Instant.ofEpochMilli(step.atMs())
                                .toString()
                                .substring(0, MINUTES)
                                .replace('T', ' '),
                        "drawdown",
                        Figure.percent(step.drawdown().toDouble())))
                .toList();
    }

    private static Map<String, Object> trade(Trade trade) {
        return Map.of(
                "cells",
                List.of(
                        trade.account(),
                        title(trade),
                        Figure.day(trade.enteredMs()),
                        Figure.day(trade.exitedMs()),
                        Figure.money(trade.entryValue()),
                        Figure.money(trade.fees()),
                        Figure.money(trade.funding())),
                "profit",
                Figure.money(trade.profit()),
                "tone",
                trade.wins() ? "up" : "down");
    }

    private static String title(Trade trade) {
        String form = trade.form().name().toLowerCase(Locale.ROOT);
        return switch (trade.form()) {
            case SALE, CARRY -> trade.subject() + " " + form;
            case POSITION -> trade.subject() + (trade.parts().getFirst().side() == Side.BUY ? " long" : " short");
            case DEPLOYMENT -> trade.subject();
        };
    }

    private List<Map<String, String>> hashes() {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(Map.of("name", "Decisions", "value", result.hashes().decisions()));
        rows.add(Map.of("name", "Code", "value", result.hashes().code()));
        rows.add(Map.of("name", "Parameters", "value", result.hashes().parameters()));
        result.hashes().data().forEach((name, hash) -> rows.add(Map.of("name", name, "value", hash)));
        return rows;
    }

    private static List<Map<String, String>> counts(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> Map.of("name", entry.getKey(), "value", Long.toString(entry.getValue())))
                .toList();
    }

    private static List<Map<String, String>> pairs(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> Map.of("name", entry.getKey(), "value", entry.getValue()))
                .toList();
    }

    private static List<Map<String, Object>> table(List<Comparison.Row> rows) {
        return rows.stream().map(one -> row(one.name(), one.cells())).toList();
    }

    private static Map<String, Object> row(String name, List<String> cells) {
        return Map.of("name", name, "cells", cells);
    }
}
