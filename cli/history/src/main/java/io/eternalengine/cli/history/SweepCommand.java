package io.eternalengine.cli.history;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.BacktestRequest;
import io.eternalengine.backtester.search.BacktestTrial;
import io.eternalengine.backtester.search.Confirmation;
import io.eternalengine.backtester.search.Grid;
import io.eternalengine.backtester.search.ScreenTrial;
import io.eternalengine.backtester.search.Sweep;
import io.eternalengine.backtester.search.SweepRow;
import io.eternalengine.backtester.search.Trial;
import io.eternalengine.backtester.search.Variants;
import io.eternalengine.cli.OutputFile;
import io.eternalengine.cli.history.print.CountProgress;
import io.eternalengine.cli.history.print.Scaling;
import io.eternalengine.cli.history.print.SweepPrinter;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.local.processes.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
        description = {
            "Try many parameters over the same history; go on where an earlier sweep stopped.",
            "With --engine TREND and rules of one of its accounts (bars, lengths, thresholds, stops) a fast sweep ranks"
                    + " them by their trades alone, and the best are run through the whole backtester. All else is run through"
                    + " it at once."
        })
final class SweepCommand implements Callable<Integer> {
    private static final double MILLION = 1e6;
    private static final double NANOS = 1e9;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private HistoryOptions history = new HistoryOptions();

    @Mixin
    private VariantOptions options = new VariantOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Keep the rows there as CSV; rows that it holds already are not computed again.")
    private @Nullable Path file;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many of the best are shown, and of a fast sweep confirmed (default: ${DEFAULT-VALUE}).")
    private int top = 10;

    @Option(names = "--full", description = "Run every combination through the whole backtester.")
    private boolean full;

    @Option(
            names = "--scaling",
            description = "Measure instead: the same sweep on 1, 2, ... threads, the best of five each.")
    private boolean scaling;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (top < 1) {
            throw new Refusal("--top is " + top + ": it must be above 0");
        }
        OutputFile.requireWritable("--out", file);
        Grid grid = options.grid();
        int threads = options.threads();
        Backtest backtest = history.prepare();
        return Refusals.asked(() -> {
            Optional<String> account = fastAccount(backtest, grid);
            BacktestRequest range = backtest.request();
            if (account.isEmpty()) {
                sweep(new BacktestTrial(backtest, range.from(), range.to()), grid, threads);
            } else {
                fastSweep(backtest, account.get(), grid, threads);
            }
            return 0;
        });
    }

    private Optional<String> fastAccount(Backtest backtest, Grid grid) {
        boolean trendAlone = backtest.request().engines().equals(EnumSet.of(EngineId.TREND));
        return trendAlone && !full ? ScreenTrial.accountOf(grid.axes()) : Optional.empty();
    }

    private void fastSweep(Backtest backtest, String account, Grid grid, int threads)
            throws IOException, InterruptedException {
        BacktestRequest range = backtest.request();
        var trial = new ScreenTrial(backtest, range.from(), range.to(), account);
        PrintWriter out = out();
        out.printf("%n  Fast sweep of %s over %,d candles%n", account, trial.candles());
        List<SweepRow> best = sweep(trial, grid, threads);
        if (scaling) {
            return;
        }
        List<Confirmation> confirmations = new ArrayList<>();
        try (var progress = new CountProgress("Confirming", best.size(), " runs")) {
            for (SweepRow row : best) {
                confirmations.add(Confirmation.of(backtest, range.from(), range.to(), account, trial, row));
                progress.at(confirmations.size());
            }
        }
        new SweepPrinter(out).confirm(confirmations);
        out.flush();
    }

    private List<SweepRow> sweep(Trial trial, Grid grid, int threads) throws IOException, InterruptedException {
        PrintWriter out = out();
        Variants variants = Variants.of(options.combinations(grid), trial);
        if (variants.refused() > 0) {
            out.printf(
                    "  %d of %d combinations are against a rule and were left out, such as %s%n",
                    variants.refused(), variants.refused() + variants.valid().size(), variants.reason());
        }
        if (scaling) {
            scale(trial, variants, threads);
            return List.of();
        }
        long beganNs = System.nanoTime();
        List<SweepRow> rows;
        try (var progress = new CountProgress("Sweep", variants.valid().size(), " runs")) {
            rows = new Sweep(trial, threads).run(variants.valid(), file, progress::at);
        }
        double seconds = (System.nanoTime() - beganNs) / NANOS;
        out.printf(
                "  %,d combinations in %.1f s on %d threads%s%n",
                rows.size(), seconds, threads, rate(trial, rows, seconds));
        List<SweepRow> best = Sweep.best(rows).subList(0, Math.min(top, rows.size()));
        new SweepPrinter(out).print(best);
        if (file != null) {
            out.printf("%n  All rows: %s%n", file);
        }
        out.printf(
                "%n  The best of many is best by luck, too: test it on history that it has not seen, with walk-forward.%n");
        out.flush();
        return best;
    }

    private static String rate(Trial trial, List<SweepRow> rows, double seconds) {
        return trial instanceof ScreenTrial fast
                ? String.format(
                        java.util.Locale.ROOT,
                        ", %.1f million strategy-bars/s with those that were known",
                        fast.candles() * (double) rows.size() / seconds / MILLION)
                : "";
    }

    private void scale(Trial trial, Variants variants, int most) throws IOException, InterruptedException {
        PrintWriter out = out();
        int tried = variants.valid().size();
        double work = trial instanceof ScreenTrial fast ? fast.candles() * (double) tried / MILLION : tried;
        String unit = trial instanceof ScreenTrial ? "million strategy-bars" : "backtests";
        out.printf("%n  %,d combinations, %,.1f %s%n", tried, work, unit);
        out.printf(
                "  %8s%12s%12s%20s%16s%28s%n",
                "threads", "seconds", "speed-up", "processor seconds", "a second", "a processor second");
        double alone = Double.NaN;
        for (int threads = 1; threads <= most; threads++) {
            Scaling.Measured measured = Scaling.measure(trial, variants.valid(), threads);
            alone = threads == 1 ? measured.seconds() : alone;
            out.printf(
                    "  %8d%12.3f%12.2f%20.3f%16.1f%28.1f%n",
                    threads,
                    measured.seconds(),
                    alone / measured.seconds(),
                    measured.processorSeconds(),
                    work / measured.seconds(),
                    work / measured.processorSeconds());
            out.flush();
        }
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
