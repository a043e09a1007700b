package io.eternalengine.cli.history.figures;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.ParameterSet;
import io.eternalengine.backtester.gate.Evidence;
import io.eternalengine.backtester.gate.Gate;
import io.eternalengine.backtester.gate.GateRecord;
import io.eternalengine.backtester.metrics.Performance;
import io.eternalengine.backtester.report.Comparison;
import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.report.SensitivityTable;
import io.eternalengine.backtester.sensitivity.ApprovalDelays;
import io.eternalengine.backtester.sensitivity.Sensitivity;
import io.eternalengine.backtester.sensitivity.StartDates;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Measures what blocks of figures ask for, each backtest once. */
public final class MeasuredFigures {
    private static final Decimal CAPITAL = Decimal.of(50_000);
    private static final int MONTHS_BETWEEN_STARTS = 3;
    private static final Set<String> LEFT_OUT = Set.of("  peak", "  trough", "  recovered", "VaR 95, a day", "Calmar");

    private final Path data;
    private final Map<String, Backtest> backtests = new HashMap<>();
    private final Map<String, BacktestResult> results = new HashMap<>();

    /** @param data folder with market history */
    public MeasuredFigures(Path data) {
        this.data = data;
    }

    /** The lines of a block: its command, then its table. */
    public List<String> lines(FigureSpec spec) {
        List<String> lines = new ArrayList<>(List.of("`" + spec.command() + "`", ""));
        lines.addAll(
                switch (spec.table()) {
                    case PERFORMANCE -> performance(result(spec));
                    case BENCHMARKS -> benchmarks(result(spec));
                    case APPROVALS -> approvals(spec);
                    case STARTS -> starts(spec);
                    case REGIMES -> regimes(result(spec));
                    case STRESS -> stress(result(spec));
                    case HELD_BACK -> heldBack(result(spec));
                    case GATE -> gate(spec);
                });
        return lines;
    }

    private Backtest backtest(FigureSpec spec) {
        return backtests.computeIfAbsent(
                key(spec),
                ignored -> Backtest.prepare(new BacktestRequest(
                        data, spec.from(), spec.to(), CAPITAL, engines(spec), ParameterSet.of(spec.parameters()))));
    }

    private BacktestResult result(FigureSpec spec) {
        BacktestResult known = results.get(key(spec));
        if (known == null) {
            known = backtest(spec).run(ignored -> {});
            results.put(key(spec), known);
        }
        return known;
    }

    private static String key(FigureSpec spec) {
        return spec.from() + " " + spec.to() + " " + spec.engines() + " " + spec.parameters();
    }

    private static Set<EngineId> engines(FigureSpec spec) {
        Set<EngineId> chosen = EnumSet.noneOf(EngineId.class);
        spec.engines().forEach(name -> chosen.add(EngineId.of(name)));
        return chosen.isEmpty() ? BacktestRequest.knownEngines() : chosen;
    }

    private static List<String> performance(BacktestResult result) {
        List<String> names = new ArrayList<>(List.of("portfolio"));
        names.addAll(result.engines().keySet());
        List<Performance> columns = new ArrayList<>(List.of(result.portfolio()));
        columns.addAll(result.engines().values());
        var table = new MarkdownTable("", names);
        for (Figure figure : Figure.ALL) {
            if (!LEFT_OUT.contains(figure.name())) {
                table.row(figure.name(), columns.stream().map(figure.text()).toList());
            }
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("Max drawdown by the hour: "
                + Figure.percent(result.maxDrawdownHourly().toDouble()) + ". Decisions: `"
                + result.hashes().decisions() + "`.");
        return lines;
    }

    private static List<String> benchmarks(BacktestResult result) {
        var table = new MarkdownTable("", Comparison.HEADS);
        Comparison.rows(result).forEach(row -> table.row(row.name(), row.cells()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        Comparison.verdicts(result).forEach(verdict -> lines.add("- " + verdict));
        return lines;
    }

    private List<String> approvals(FigureSpec spec) {
        var rows = ApprovalDelays.run(backtest(spec), ApprovalDelays.parse(ApprovalDelays.DEFAULT), ignored -> {});
        var table = new MarkdownTable("approved after", SensitivityTable.APPROVAL_HEADS);
        SensitivityTable.approvals(new Sensitivity(rows, List.of())).forEach(row -> table.row(row.name(), row.cells()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("Approvals: " + result(spec).approvals().sentence() + ".");
        return lines;
    }

    private List<String> starts(FigureSpec spec) {
        var rows = StartDates.run(
                backtest(spec), StartDates.of(spec.from(), spec.to(), MONTHS_BETWEEN_STARTS), ignored -> {});
        var sensitivity = new Sensitivity(List.of(), rows);
        var table = new MarkdownTable("from", SensitivityTable.startHeads(sensitivity));
        SensitivityTable.starts(sensitivity).forEach(row -> table.row(row.name(), row.cells()));
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        SensitivityTable.startVerdicts(sensitivity).forEach(verdict -> lines.add("- " + verdict));
        return lines;
    }

    private static List<String> regimes(BacktestResult result) {
        List<String> heads = new ArrayList<>(List.of("days", "portfolio"));
        heads.addAll(result.engines().keySet());
        var table = new MarkdownTable("return by regime of BTC", heads);
        result.regimes().forEach((regime, figures) -> {
            List<String> cells = new ArrayList<>();
            cells.add(Integer.toString(figures.portfolio().days()));
            cells.add(Figure.percent(figures.portfolio().totalReturn()));
            figures.engines().values().forEach(one -> cells.add(Figure.percent(one.totalReturn())));
            table.row(regime.name().toLowerCase(Locale.ROOT).replace('_', ' '), cells);
        });
        return table.lines();
    }

    private static List<String> stress(BacktestResult result) {
        var table = new MarkdownTable("stress window", List.of("BTC", "portfolio", "drawdown inside", "breaker"));
        result.stressWindows().stream()
                .filter(window -> window.covered())
                .forEach(window -> table.row(
                        window.name(),
                        List.of(
                                Figure.percent(window.marketReturn()),
                                Figure.percent(window.portfolioReturn()),
                                Figure.percent(window.maxDrawdown()),
                                "level " + window.highestBreakerLevel())));
        return table.lines();
    }

    private static List<String> heldBack(BacktestResult result) {
        var table = new MarkdownTable("held back", List.of("times", "days"));
        result.rejections()
                .forEach((rule, count) ->
                        table.row("rejected by risk: `" + rule + "`", List.of(Long.toString(count), "")));
        result.heldBack()
                .forEach(one -> table.row(
                        one.account() + ": `" + one.rule() + "`",
                        List.of(Long.toString(one.moments()), Long.toString(one.days()))));
        return table.lines();
    }

    private List<String> gate(FigureSpec spec) {
        EngineId engine = EngineId.of(spec.engines().getFirst());
        GateRecord record = Gate.judge(backtest(spec), engine, Objects.requireNonNull(spec.split()));
        List<String> lines = new ArrayList<>();
        for (GateRecord.Verdict verdict : record.verdicts()) {
            lines.addAll(verdict(verdict));
            lines.add("");
        }
        lines.add("**" + record.engine() + (record.passed() ? " passes its gate" : " does not pass its gate") + "**, "
                + Evidence.of(record).sentence() + ".");
        return lines;
    }

    private static List<String> verdict(GateRecord.Verdict verdict) {
        String reading = verdict.reading().isEmpty() ? "" : ", " + verdict.reading();
        String counts = verdict.decides() ? "" : " (for comparison)";
        var table = new MarkdownTable(
                verdict.account() + reading + counts, List.of("in sample", "out of sample", "gate", "verdict"));
        Performance trained = verdict.train().performance();
        Performance tested = verdict.test().performance();
        table.row(
                "total return",
                List.of(Figure.percent(trained.totalReturn()), Figure.percent(tested.totalReturn()), "", ""));
        for (GateRecord.Finding finding : verdict.findings()) {
            table.row(
                    finding.name(),
                    List.of(
                            Figure.number(finding.inSample()),
                            Figure.number(finding.outOfSample()),
                            finding.comparison().sign() + " " + finding.threshold(),
                            finding.passed() ? "passed" : "not passed"));
        }
        table.row(
                "trades closed",
                List.of(Integer.toString(trained.trades()), Integer.toString(tested.trades()), "", ""));
        table.row("fees, USDT", List.of(Figure.money(trained.fees()), Figure.money(tested.fees()), "", ""));
        table.row("funding, USDT", List.of(Figure.money(trained.funding()), Figure.money(tested.funding()), "", ""));
        return table.lines();
    }
}
