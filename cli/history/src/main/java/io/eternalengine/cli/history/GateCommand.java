package io.eternalengine.cli.history;

import io.eternalengine.backtester.Backtest;
import io.eternalengine.backtester.gate.Criterion;
import io.eternalengine.backtester.gate.Gate;
import io.eternalengine.backtester.gate.GateFile;
import io.eternalengine.backtester.gate.GateRecord;
import io.eternalengine.cli.DayConverter;
import io.eternalengine.cli.OutputFile;
import io.eternalengine.cli.history.print.CountProgress;
import io.eternalengine.cli.history.print.GatePrinter;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.local.processes.Refusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The gate before live trading. A verdict against the engine is a valid result, and exit code 0: it was reached. */
@Command(
        name = "gate",
        description = "Judge an engine by its gate's criteria on history out of sample.",
        footer = {"", "Exit code 0: judged, whatever the verdict; 2: refused. verify-gate checks a record later."})
final class GateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "ENGINE", description = "TREND, FUNDING or TACTICAL.")
    private String engine = "";

    @Mixin
    private DataOptions history = new DataOptions();

    @Option(
            names = "--split",
            paramLabel = "DATE",
            required = true,
            converter = DayConverter.class,
            description = "First day out of sample; what lies before is shown for comparison and decides nothing.")
    @SuppressWarnings("NullAway.Init")
    private LocalDate split;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Write the verdict there as JSON, with all that it rests on.")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OutputFile.requireWritable("--record", file);
        EngineId judged = Refusals.asked(() -> EngineId.of(engine));
        if (Criterion.of(judged).isEmpty()) {
            throw new Refusal("The engine is " + judged.label() + ": it has no gate");
        }
        Backtest backtest = history.prepare(EnumSet.of(judged));
        GateRecord record = Refusals.asked(() -> {
            try (var progress = new CountProgress("Gate", Gate.runs(backtest, judged), " runs")) {
                return Gate.judge(backtest, judged, split, progress::at);
            }
        });
        PrintWriter out = spec.commandLine().getOut();
        new GatePrinter(out).print(record);
        if (file != null) {
            GateFile.write(record, file);
            out.println("  Record: " + file);
        }
        out.flush();
        return 0;
    }
}
