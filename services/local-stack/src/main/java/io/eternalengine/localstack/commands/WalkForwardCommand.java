package io.eternalengine.localstack.commands;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.report.Figure;
import io.eternalengine.backtester.report.ResultJson;
import io.eternalengine.backtester.search.WalkForward;
import io.eternalengine.localstack.Refusal;
import io.eternalengine.localstack.backtest.CountProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
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

    @Option(names = "--json", paramLabel = "FILE", description = "Write every step there as JSON.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputFile.requireWritable("--json", json);
        if (trainMonths < 1 || testMonths < 1) {
            throw new Refusal("--train-months and --test-months are " + trainMonths + " and " + testMonths
                    + ": both must be above 0");
        }
        List<SortedMap<String, String>> tried = variants.combinations();
        Backtest backtest = history.prepare();
        List<WalkForward.Step> steps = Refusals.asked(() -> {
            try (var progress = new CountProgress("Walk-forward", -1, " steps")) {
                return WalkForward.run(backtest, tried, trainMonths, testMonths, variants.threads(), progress::at);
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
