package io.eternalengine.cli.history;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.BacktestResult;
import io.eternalengine.backtester.LookAheadCheck;
import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.report.HtmlReport;
import io.eternalengine.backtester.report.ReportedResult;
import io.eternalengine.backtester.report.ResultJson;
import io.eternalengine.backtester.run.ApprovalPolicy;
import io.eternalengine.backtester.search.MonteCarlo;
import io.eternalengine.backtester.sensitivity.ApprovalDelays;
import io.eternalengine.backtester.sensitivity.Sensitivity;
import io.eternalengine.backtester.sensitivity.StartDates;
import io.eternalengine.cli.CommandLines;
import io.eternalengine.cli.OutputFile;
import io.eternalengine.cli.history.print.CountProgress;
import io.eternalengine.cli.history.print.ResultPrinter;
import io.eternalengine.cli.history.print.RunProgress;
import io.eternalengine.cli.history.print.SensitivityPrinter;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The portfolio over history, by the same engines, risk and books that run live. */
@Command(
        name = "backtest",
        description = "Run the portfolio over history and show what it earned, lost and decided.",
        footer = {
            "",
            "Exit code 0: done; 1: the books do not add up, or a decision knew the future; 2: refused, nothing was run."
        })
final class BacktestCommand implements Callable<Integer> {
    private static final long SHUFFLE_SEED = 1;
    private static final int MAX_MONTHS = 120;
    private static final int MAX_SHUFFLES = 10_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    @Option(names = "--report", paramLabel = "FILE", description = "Write a report there, one HTML file.")
    private @Nullable Path report;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every figure there as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--check-lookahead",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "6",
            description = "Run again on data cut off at N moments (6 when not given); no decision may change.")
    private @Nullable Integer cuts;

    @Option(
            names = "--check-bands",
            description = "Run again with every candle through the whole step of every engine; no decision may change.")
    private boolean checkBands;

    @Option(
            names = "--monte-carlo",
            paramLabel = "N",
            description = "Shuffle the order of the trades N times and show how deep the drawdown could have been.")
    private @Nullable Integer shuffles;

    @Option(
            names = "--approval-delays",
            paramLabel = "DAYS,...",
            arity = "0..1",
            fallbackValue = ApprovalDelays.DEFAULT,
            description = "Run again with approvals given later, and never (default: " + ApprovalDelays.DEFAULT + ").")
    private @Nullable String approvalDelays;

    @Option(
            names = "--start-dates",
            paramLabel = "MONTHS",
            arity = "0..1",
            fallbackValue = "3",
            description = "Run again from a day every so many months later (3 when not given), to the same end.")
    private @Nullable Integer startsEveryMonths;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputFile.requireWritable("--json", json);
        OutputFile.requireWritable("--report", report);
        if (cuts != null && (cuts < 1 || cuts > 1_000)) {
            throw new Refusal("--check-lookahead is " + cuts + ": it must be from 1 to 1000");
        }
        if (shuffles != null && (shuffles < 1 || shuffles > MAX_SHUFFLES)) {
            throw new Refusal("--monte-carlo is " + shuffles + ": it must be from 1 to " + MAX_SHUFFLES);
        }
        if (startsEveryMonths != null && (startsEveryMonths < 1 || startsEveryMonths > MAX_MONTHS)) {
            throw new Refusal("--start-dates is " + startsEveryMonths + ": it must be from 1 to " + MAX_MONTHS);
        }
        List<ApprovalPolicy> policies = policies();
        Backtest backtest = history.prepare();
        BacktestResult result;
        try (var progress = new RunProgress(backtest.request(), "Backtest")) {
            result = backtest.run(progress::at);
        }
        PrintWriter out = spec.commandLine().getOut();
        new ResultPrinter(out).print(result);
        var reported = new ReportedResult(result, sensitivity(backtest, policies));
        new SensitivityPrinter(out).print(reported.sensitivity());
        if (json != null) {
            ResultJson.write(reported, json);
            out.println("Every figure: " + json);
        }
        if (report != null) {
            HtmlReport.write(reported, report);
            out.println("Report: " + report);
        }
        if (shuffles != null) {
            shuffle(result, shuffles, out);
        }
        boolean knowsNoFuture = lookAheadFree(backtest, out);
        boolean sound = bandsHold(backtest, result, out) && knowsNoFuture;
        out.flush();
        if (!result.conservation().balanced()) {
            throw new StackFailure("The books do not add up: "
                    + result.conservation().books().difference() + " USDT are missing or too much");
        }
        return sound ? 0 : CommandLines.FAILED;
    }

    private List<ApprovalPolicy> policies() throws IOException, InterruptedException {
        String text = approvalDelays;
        return text == null ? List.of() : Refusals.asked(() -> ApprovalDelays.parse(text));
    }

    private Sensitivity sensitivity(Backtest backtest, List<ApprovalPolicy> policies) {
        BacktestRequest request = backtest.request();
        List<LocalDate> starts =
                startsEveryMonths == null ? List.of() : StartDates.of(request.from(), request.to(), startsEveryMonths);
        if (policies.isEmpty() && starts.isEmpty()) {
            return Sensitivity.NONE;
        }
        try (var progress = new CountProgress("Ranges", (long) policies.size() + starts.size(), " runs")) {
            return new Sensitivity(
                    ApprovalDelays.run(backtest, policies, progress::at),
                    StartDates.run(backtest, starts, done -> progress.at((long) policies.size() + done)));
        }
    }

    private void shuffle(BacktestResult result, int shuffles, PrintWriter out) {
        MonteCarlo found = MonteCarlo.ofTradeOrder(
                result.trades(), result.capital().toBigDecimal().doubleValue(), shuffles, SHUFFLE_SEED);
        out.printf(
                "Trades in %d other orders: deepest drawdown of realised profit %s as it was, %s in the middle, %s in one of"
                        + " twenty, %s at worst%n",
                found.runs(),
                Figure.percent(found.actualDrawdown()),
                Figure.percent(found.median()),
                Figure.percent(found.percentile95()),
                Figure.percent(found.worst()));
    }

    private boolean bandsHold(Backtest backtest, BacktestResult result, PrintWriter out) {
        if (!checkBands) {
            return true;
        }
        String stepped;
        try (var progress = new RunProgress(backtest.request(), "Without bands")) {
            stepped = backtest.decisionHashWithoutBands(progress::at);
        }
        boolean same = stepped.equals(result.hashes().decisions());
        out.println(
                same
                        ? "Check of no-action bands: without them, every decision was the same"
                        : "Check of no-action bands FAILED: without them the decisions have the hash " + stepped);
        return same;
    }

    private boolean lookAheadFree(Backtest backtest, PrintWriter out) {
        if (cuts == null) {
            return true;
        }
        List<LookAheadCheck.Cut> found;
        try (var progress = new CountProgress("Look-ahead", cuts, " runs")) {
            found = LookAheadCheck.run(backtest, cuts, progress::at);
        }
        List<LookAheadCheck.Cut> wrong =
                found.stream().filter(cut -> !cut.equal()).toList();
        out.println(
                wrong.isEmpty()
                        ? "Look-ahead check: cut off at " + found.size() + " moments, every decision was the same"
                        : "Look-ahead check FAILED: decisions changed when the data ended at "
                                + Instant.ofEpochMilli(wrong.getFirst().atMs()));
        return wrong.isEmpty();
    }
}
