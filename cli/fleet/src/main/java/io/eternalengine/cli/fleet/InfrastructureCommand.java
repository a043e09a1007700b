package io.eternalengine.cli.fleet;

import io.eternalengine.local.infrastructure.OwnedInfrastructure;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Kafka, PostgreSQL and Redis in the foreground: whoever holds the other end of stdin owns them. */
@Command(
        name = "infrastructure",
        description = "Run only Kafka, PostgreSQL and Redis; print their addresses as JSON; end when stdin closes.")
final class InfrastructureCommand implements Callable<Integer> {
    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--remove-state",
            description = "Remove the state directory at the end, but for a JDK that was fetched into it.")
    private boolean removeState;

    @Override
    public Integer call() throws IOException, InterruptedException {
        OwnedInfrastructure.run(state.path(), StateOption.binaries(), removeState);
        return 0;
    }
}
