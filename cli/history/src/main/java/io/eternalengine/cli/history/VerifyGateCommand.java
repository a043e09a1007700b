package io.eternalengine.cli.history;

import io.eternalengine.backtester.gate.GateFile;
import io.eternalengine.cli.history.print.CountProgress;
import io.eternalengine.local.processes.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A record of a gate, looked at again. */
@Command(
        name = "verify-gate",
        description = "Check a record of gate: its bytes, the code, the data, and every figure, judged again.",
        footer = {"", "Exit code 0: it holds; 1: it does not; 2: it cannot be read, or something else was refused."})
final class VerifyGateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "What gate --record wrote.")
    @SuppressWarnings("NullAway.Init")
    private Path file;

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder with market history.")
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<String> reason = Refusals.asked(() -> {
            try (var progress = new CountProgress("Judging again", -1, " runs")) {
                return GateFile.read(file).verify(data, progress::at);
            }
        });
        if (reason.isPresent()) {
            throw new StackFailure("The record " + file + " does not hold: " + reason.get());
        }
        spec.commandLine()
                .getOut()
                .println("The record " + file + " holds: the same code, parameters and data give it again.");
        spec.commandLine().getOut().flush();
        return 0;
    }
}
