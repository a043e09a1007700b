package io.eternalengine.cli.history;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.report.ResultJson;
import io.eternalengine.backtester.search.BacktestTrial;
import io.eternalengine.backtester.search.Grid;
import io.eternalengine.backtester.search.Variants;
import io.eternalengine.backtester.search.WalkForward;
import io.eternalengine.cli.OutputFile;
import io.eternalengine.cli.history.print.CountProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Parameters chosen on one stretch of history and tested on the next. */
@Command(
        name = "walk-forward",
        description = "Choose parameters on one stretch of history, test them on the next, again and again.")
final class WalkForwardCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    @Mixin
    private VariantOptions variants = new VariantOptions();

    @Option(
            names = "--train-months",
            paramLabel = "N",
            defaultValue = "12",
            description = "Months that choose (default: ${DEFAULT-VALUE}).")
    private int trainMonths = 12;

    @Option(
            names = "--test-months",
            paramLabel = "N",
            defaultValue = "6",
            description = "Months that test (default: ${DEFAULT-VALUE}).")
    private int testMonths = 6;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Keep the rows of the training there as CSV; rows that it holds already are not computed again.")
    private @Nullable Path file;

    @Option(names = "--json", paramLabel = "FILE", description = "Write every step there as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputFile.requireWritable("--json", json);
        OutputFile.requireWritable("--out", file);
        Grid grid = variants.grid();
        var walk = Refusals.asked(() -> new WalkForward(trainMonths, testMonths, variants.threads()));
        Backtest backtest = history.prepare();
        BacktestRequest range = backtest.request();
        List<WalkForward.Step> steps = Refusals.asked(() -> {
            int count = walk.steps(range.from(), range.to());
            Variants tried =
                    Variants.of(variants.combinations(grid), new BacktestTrial(backtest, range.from(), range.to()));
            long runs = (long) count * (tried.valid().size() + 1);
            try (var progress = new CountProgress("Walk-forward", runs, " runs")) {
                return walk.run(backtest, tried.valid(), file, progress::at);
            }
        });
        print(steps);
        if (json != null) {
            ResultJson.write(steps, json);
        }
        return 0;
    }

    private void print(List<WalkForward.Step> steps) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%n  %-24s%12s%12s%12s%12s  %s%n", "Tested", "return", "Sharpe", "drawdown", "in training", "chosen");
        for (WalkForward.Step step : steps) {
            out.printf(
                    "  %-24s%12s%12s%12s%12s  %s%n",
                    step.testFrom() + " " + step.testTo(),
                    Figure.percent(step.tested().totalReturn()),
                    Figure.number(step.tested().sharpe()),
                    Figure.percent(step.tested().maxDrawdown().depth()),
                    Figure.number(step.trainSharpe()),
                    step.chosen());
        }
        out.printf("  All tests compounded: %s%n%n", Figure.percent(WalkForward.compounded(steps)));
        out.flush();
    }
}
