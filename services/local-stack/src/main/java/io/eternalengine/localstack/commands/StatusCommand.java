package io.eternalengine.localstack.commands;

import io.eternalengine.localstack.fleet.FleetDescription;
import io.eternalengine.localstack.process.Memory;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A table of what runs. */
@Command(name = "status", description = "Show what runs: process id, port, readiness, restarts, memory.")
final class StatusCommand implements Callable<Integer> {
    private static final String ROW = "%-18s %8s %6s  %-18s %8s %8s%n";

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Override
    public Integer call() {
        FleetDescription fleet = FleetDescription.requireRunning(state.directoryOfRunningFleet());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(ROW, "SERVICE", "PID", "PORT", "STATE", "RESTARTS", "RSS MB");
        for (FleetDescription.Part part : fleet.parts()) {
            OptionalLong residentMb = Memory.residentMb(part.pid());
            out.printf(
                    ROW,
                    part.name(),
                    part.pid() < 0 ? "-" : part.pid(),
                    part.port(),
                    part.state().toLowerCase(Locale.ROOT).replace('_', ' '),
                    part.restarts(),
                    residentMb.isPresent() ? residentMb.getAsLong() : "-");
        }
        out.println("The fleet is " + fleet.phase() + ". Dashboard: " + fleet.dashboardUrl());
        return fleet.parts().stream().allMatch(part -> part.state().equals("READY")) ? 0 : Verbs.FAILED;
    }
}
