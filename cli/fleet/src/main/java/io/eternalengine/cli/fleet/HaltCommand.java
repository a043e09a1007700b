package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.fleet.operations.OperatorCommands;
import io.eternalengine.local.fleet.operations.Scope;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.schemas.v1.RiskCommand;
import io.eternalengine.schemas.v1.RiskScope;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the opening of exposure; orders that reduce it still pass. */
@Command(name = "halt", description = "Stop opening exposure, everywhere or in a scope.")
final class HaltCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Mixin
    private OperatorOptions options = new OperatorOptions();

    @Override
    public Integer call() {
        RiskScope scope = Scope.parse(options.scope());
        FleetDescription fleet = FleetDescription.requireRunning(state.directoryOfRunningFleet());
        try (OperatorCommands commands = new OperatorCommands(fleet.bootstrapServers())) {
            RiskCommand answer = commands.halt(scope, options.reason(), options.person(), OperatorOptions.PATIENCE)
                    .orElseThrow(
                            () -> new StackFailure("Risk did not answer within " + OperatorOptions.PATIENCE.toSeconds()
                                    + " s: the request is recorded, but no halt has been confirmed"));
            spec.commandLine()
                    .getOut()
                    .println("Halted " + Scope.describe(answer.getHaltImposed().getScope()) + " at risk epoch "
                            + answer.getEpoch() + ".");
        }
        return 0;
    }
}
