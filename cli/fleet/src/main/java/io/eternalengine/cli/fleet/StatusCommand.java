package io.eternalengine.cli.fleet;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.eternalengine.cli.CommandLines;
import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.fleet.status.FleetStatus;
import io.eternalengine.local.fleet.status.StatusPrinter;
import io.eternalengine.local.processes.StateDirectory;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What runs, whether it works now, what it holds, what it must not do and how far behind it is. */
@Command(
        name = "status",
        description = "Show what runs, what it holds and what it must not do.",
        footer = {"", "Exit code 0: every process is ready; 1: one is not; 2: no fleet runs."})
final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Option(names = "--json", description = "Print everything as JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        StateDirectory directory = state.directoryOfRunningFleet();
        FleetStatus status = FleetStatus.of(directory.path().toString(), FleetDescription.requireRunning(directory));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(status));
        } else {
            new StatusPrinter(out).print(status);
        }
        out.flush();
        return status.isReady() ? 0 : CommandLines.FAILED;
    }
}
