package io.eternalengine.cli.fleet;

import io.eternalengine.domain.halt.HaltRegister;
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

/** Lifts an operator's halt, or approves that the breaker may go down, as far as risk's rules allow it. */
@Command(name = "resume", description = "Lift a halt, as far as the rules allow it.")
final class ResumeCommand implements Callable<Integer> {
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
            RiskCommand answer = commands.resume(scope, options.reason(), options.person(), OperatorOptions.PATIENCE)
                    .orElseThrow(
                            () -> new StackFailure(
                                    "Risk lifted nothing within " + OperatorOptions.PATIENCE.toSeconds()
                                            + " s: there is no such halt, it does not answer, or its rules forbid it (see the dashboard)"));
            spec.commandLine().getOut().println(sentence(answer, scope));
        }
        return 0;
    }

    /** The breaker's halt stays in force where a permit lifts it for one engine. */
    private static String sentence(RiskCommand answer, RiskScope scope) {
        String halt = answer.getHaltLifted().getHaltKey();
        String epoch = " at risk epoch " + answer.getEpoch() + ". ";
        return halt.equals(HaltRegister.BREAKER_KEY) && !scope.getAll()
                ? "Permitted openings of " + Scope.describe(scope) + " under the breaker's halt" + epoch
                        + "The halt stays in force for all others."
                : "Lifted the halt " + halt + epoch + "Any other halt stays in force: see './eternal status'.";
    }
}
