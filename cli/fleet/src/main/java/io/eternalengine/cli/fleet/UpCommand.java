package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.processes.JavaCommand;
import io.eternalengine.local.processes.Launcher;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.local.processes.StateDirectory;
import java.io.File;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts the fleet in the background and waits until it is ready. */
@Command(
        name = "up",
        description = "Start the fleet in the background, with the simulator playing a market at real time.")
final class UpCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(100);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private MarketOptions market = new MarketOptions();

    @Option(
            names = "--speed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Market time in multiples of real time (default: ${DEFAULT-VALUE}).")
    private BigDecimal speed = BigDecimal.ONE;

    @Override
    public Integer call() throws IOException {
        Instant commandedAt = CommandTime.given();
        market.validate();
        SuperviseCommand.requireSpeed(speed);
        StateDirectory directory = StateDirectory.prepare(state.path());
        try (FileLock _ = directory.reserveStart()) {
            start(directory, commandedAt);
        }
        return 0;
    }

    private void start(StateDirectory directory, Instant commandedAt) throws IOException {
        if (directory.isReserved()) {
            throw new Refusal("A fleet is already running in " + directory.path()
                    + ": see './eternal status', end it with './eternal down'");
        }
        market.needs().unfollowed().forEach(spec.commandLine().getErr()::println);
        market.plan(StateOption.root(), directory, StateOption.binaries()).requireApplications();
        Process supervisor = startSupervisor(directory, commandedAt);
        Thread interrupted = new Thread(supervisor::destroy);
        Runtime.getRuntime().addShutdownHook(interrupted);
        awaitReady(supervisor, directory);
        Runtime.getRuntime().removeShutdownHook(interrupted);
    }

    private Process startSupervisor(StateDirectory directory, Instant commandedAt) throws IOException {
        List<String> command = new ArrayList<>();
        // A session of its own: neither Ctrl-C nor the end of the terminal reaches it.
        Launcher.onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.addAll(List.of(JavaCommand.java(), "-Deternal.state=" + directory.path()));
        command.addAll(JavaCommand.smallHeap(96));
        command.addAll(List.of(
                "-Deternal.root=" + StateOption.root(),
                "-cp",
                JavaCommand.classPath(),
                Eternal.class.getName(),
                "supervise",
                "--since",
                Long.toString(commandedAt.toEpochMilli())));
        command.addAll(given());
        File log = directory.logOf(StateDirectory.SUPERVISOR).toFile();
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log))
                .start();
    }

    /** The options of this command, which are those of the supervisor too. */
    private List<String> given() {
        List<String> all = spec.root().commandLine().getParseResult().originalArgs();
        return all.subList(all.indexOf(spec.name()) + 1, all.size());
    }

    private void awaitReady(Process supervisor, StateDirectory directory) {
        Path log = directory.logOf(StateDirectory.SUPERVISOR);
        Set<String> printed = new HashSet<>();
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadlineNs) {
            boolean ended = pause(supervisor);
            FleetDescription fleet = FleetDescription.read(directory)
                    .filter(description -> description.isOf(supervisor.pid()))
                    .orElse(null);
            if (fleet != null) {
                printProgress(fleet, printed);
                if (fleet.phase().equals("ready")) {
                    printReady(fleet);
                    return;
                }
                if (fleet.failure() != null) {
                    throw new StackFailure(fleet.failure());
                }
            }
            if (ended) {
                throw new StackFailure("The supervisor ended with code " + supervisor.exitValue() + ", see " + log);
            }
        }
        supervisor.destroy();
        throw new StackFailure("The fleet was not ready after " + PATIENCE.toMinutes() + " minutes, see " + log);
    }

    private static boolean pause(Process supervisor) {
        try {
            return supervisor.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void printProgress(FleetDescription fleet, Set<String> printed) {
        fleet.parts().stream()
                .filter(part -> part.state().equals("READY") && printed.add(part.name()))
                .forEach(part -> spec.commandLine().getErr().println("  ready: " + part.name()));
    }

    private void printReady(FleetDescription fleet) {
        Double seconds = fleet.readySeconds();
        spec.commandLine()
                .getOut()
                .println("The fleet is ready after "
                        + String.format(Locale.ROOT, "%.1f", seconds == null ? 0.0 : seconds)
                        + " s. Dashboard: " + fleet.dashboardUrl() + System.lineSeparator()
                        + "See './eternal status'; end it with './eternal down'.");
    }
}
