package io.eternalengine.cli.history;

import io.eternalengine.backtester.search.Axis;
import io.eternalengine.backtester.search.Grid;
import io.eternalengine.local.processes.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import picocli.CommandLine.Option;

/** Which parameters are tried; shared by {@code sweep} and {@code walk-forward}. */
final class VariantOptions {
    @Option(
            names = "--vary",
            paramLabel = "KEY=A,B,...",
            required = true,
            description = "A parameter and the values to try; repeat it for a grid.")
    private List<String> axes = new ArrayList<>();

    @Option(
            names = "--random",
            paramLabel = "N",
            defaultValue = "0",
            description = "Try only N combinations of the grid, drawn by --seed (default: all).")
    private int drawn;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of --random (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            defaultValue = "0",
            description = "Runs at a time (default: one for each core).")
    private int threads;

    Grid grid() {
        if (drawn < 0) {
            throw new Refusal("--random is " + drawn + ": it must be above 0");
        }
        try {
            return new Grid(axes.stream().map(Axis::parse).toList());
        } catch (IllegalArgumentException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    /** What is tried of the grid. */
    List<SortedMap<String, String>> combinations(Grid grid) {
        return drawn == 0 ? grid.all() : grid.drawn(drawn, seed);
    }

    int threads() {
        if (threads < 0) {
            throw new Refusal("--threads is " + threads + ": it must be above 0");
        }
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }
}
