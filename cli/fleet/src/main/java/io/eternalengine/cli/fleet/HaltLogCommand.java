package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.fleet.operations.OperatorCommands;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.schemas.v1.RiskCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Has the halt log start anew with what risk knows to be in force, after a gap or two different commands of one epoch stopped
 * all openings. Nothing is lifted by it.
 */
@Command(
        name = "halt-log",
        description = "Declare a new base of the halt log, after a gap or two commands of one epoch stopped openings.")
final class HaltLogCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--new-base",
            description = "The log starts anew with the halts, pauses and permits that risk knows.")
    private boolean newBase;

    @Mixin
    private OperatorIdentity operator = new OperatorIdentity();

    @Override
    public Integer call() {
        if (!newBase) {
            throw new Refusal("halt-log needs --new-base: it does nothing else");
        }
        FleetDescription fleet = FleetDescription.requireRunning(state.directoryOfRunningFleet());
        try (OperatorCommands commands = new OperatorCommands(fleet.bootstrapServers())) {
            RiskCommand base = commands.rebaseHaltLog(operator.reason(), operator.person(), OperatorOptions.PATIENCE)
                    .orElseThrow(
                            () -> new StackFailure("Risk did not answer within " + OperatorOptions.PATIENCE.toSeconds()
                                    + " s: the request is recorded, but no new base has been confirmed"));
            spec.commandLine()
                    .getOut()
                    .println("The halt log starts anew at risk epoch " + base.getEpoch() + " with "
                            + base.getHaltLogRebased().getHaltsCount() + " halts in force.");
        }
        return 0;
    }
}
