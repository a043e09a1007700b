package io.eternalengine.localstack.commands;

import io.eternalengine.localstack.StackFailure;
import io.eternalengine.localstack.StateDirectory;
import io.eternalengine.localstack.fleet.FleetDescription;
import io.eternalengine.localstack.process.PidFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
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
            List<String> ended = new PidFiles(directory.run(), directory.path()).endLeftovers();
            say(
                    ended.isEmpty()
                            ? "No fleet runs in " + directory.path() + "."
                            : "Ended what a killed fleet had left behind: " + String.join(", ", ended) + ".");
            return 0;
        }
        stop(running.get().supervisorPid());
        say("The fleet is down. Its logs are in " + directory.logs() + ".");
        return 0;
    }

    private static void stop(long pid) {
        Optional<ProcessHandle> supervisor = ProcessHandle.of(pid);
        supervisor.ifPresent(ProcessHandle::destroy);
        boolean gone = supervisor
                .map(ProcessHandle::onExit)
                .map(exit -> exit.thenApply(_ -> true).completeOnTimeout(false, PATIENCE_S, TimeUnit.SECONDS))
                .map(CompletableFuture::join)
                .orElse(true);
        if (!gone) {
            throw new StackFailure("The supervisor (process " + pid + ") has not ended after " + PATIENCE_S + " s");
        }
    }

    private void say(String sentence) {
        spec.commandLine().getOut().println(sentence);
    }
}
