package io.eternalengine.localstack.commands;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.search.Axis;
import io.eternalengine.backtester.search.Sweep;
import io.eternalengine.backtester.search.SweepRow;
import io.eternalengine.localstack.backtest.CountProgress;
import io.eternalengine.localstack.backtest.SweepPrinter;
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

/** Many parameters over the same history. */
@Command(
        name = "sweep",
        description = "Try many parameters over the same history; go on where an earlier sweep stopped.")
final class SweepCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    @Mixin
    private VariantOptions variants = new VariantOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Keep the rows there as CSV; rows that it holds already are not run again.")
    private @Nullable Path file;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the best are shown (default: ${DEFAULT-VALUE}).")
    private int top = 10;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputFile.requireWritable("--out", file);
        List<SortedMap<String, String>> tried = variants.combinations();
        Backtest backtest = history.prepare();
        // The first is made here, so that a wrong parameter is refused before anything runs.
        List<SweepRow> rows = Refusals.asked(() -> {
            backtest.variant(backtest.request().from(), backtest.request().to(), tried.getFirst());
            try (var progress = new CountProgress("Sweep", tried.size(), " runs")) {
                return Sweep.over(backtest, variants.threads()).run(tried, file, progress::at);
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        new SweepPrinter(out, variants.axes().stream().map(Axis::key).toList())
                .print(rows.subList(0, Math.min(top, rows.size())));
        out.println();
        out.println(
                "  The best of many is best by luck, too: test it on history that it has not seen, with walk-forward.");
        out.flush();
        return 0;
    }
}
