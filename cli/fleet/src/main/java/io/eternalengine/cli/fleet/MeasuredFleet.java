package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.Fleet;
import io.eternalengine.local.fleet.FleetPlan;
import io.eternalengine.local.fleet.Supervisor;
import io.eternalengine.local.processes.StateDirectory;
import java.time.Instant;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A fleet that is started to be measured, in a folder of its own, and ends with the measurement. */
final class MeasuredFleet {
    private MeasuredFleet() {}

    /**
     * Starts the fleet, measures, and ends it.
     *
     * @param folder of the run, below that of the command line's state
     * @param plan of the fleet in a state directory
     * @param say takes a sentence about the run
     */
    static <R> R measure(
            String folder,
            Instant commandedAt,
            Function<StateDirectory, FleetPlan> plan,
            Consumer<String> say,
            BiFunction<Supervisor, Fleet, R> measurement) {
        plan.apply(new StateDirectory(StateOption.home())).requireApplications();
        StateDirectory directory = StateDirectory.prepare(StateOption.home().resolve(folder));
        Supervisor supervisor = Supervisor.prepare(plan.apply(directory), commandedAt, say);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "shutdown"));
        try (supervisor) {
            say.accept("Starting the fleet ...");
            return measurement.apply(supervisor, supervisor.start(name -> {}));
        }
    }
}
