package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.processes.PidFiles;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the fleet, or what a killed supervisor left of it. */
@Command(name = "down", description = "Stop the running fleet and wait until it is gone.")
final class DownCommand implements Callable<Integer> {
    private static final int PATIENCE_S = 90;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Override
    public Integer call() {
        StateDirectory directory = state.directory();
        Optional<FleetDescription> running = FleetDescription.ofRunning(directory);
        if (running.isEmpty()) {
            clearLeftovers(directory);
            return 0;
        }
        running.get().supervisorProcess().ifPresent(DownCommand::stop);
        say("The fleet is down. Its logs are in " + directory.logs() + ".");
        return 0;
    }

    /** Nobody may begin there meanwhile. */
    private void clearLeftovers(StateDirectory directory) {
        if (!directory.hasData()) {
            say("No fleet runs in " + directory.path() + ".");
            return;
        }
        try (FileLock _ = directory.reserve()) {
            List<String> ended = new PidFiles(directory.run(), directory.path()).endLeftovers();
            directory.removeData();
            say("Removed what a killed fleet had left in " + directory.path()
                    + (ended.isEmpty() ? "." : ", and ended " + String.join(", ", ended) + "."));
        } catch (IOException e) {
            throw new StackFailure("The lock of " + directory.path() + " cannot be released: " + e.getMessage(), e);
        }
    }

    private static void stop(ProcessHandle supervisor) {
        supervisor.destroy();
        boolean gone = supervisor
                .onExit()
                .thenApply(_ -> true)
                .completeOnTimeout(false, PATIENCE_S, TimeUnit.SECONDS)
                .join();
        if (!gone) {
            throw new StackFailure(
                    "The supervisor (process " + supervisor.pid() + ") has not ended after " + PATIENCE_S + " s");
        }
    }

    private void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
    }
}
