package io.eternalengine.cli.fleet;

import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.fleet.OperatorToken;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Has reporting forget its read models and read the topics again. */
@Command(name = "rebuild", description = "Build reporting's read models again from the topics.")
final class RebuildCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private StateOption state = new StateOption();

    @Override
    public Integer call() throws InterruptedException {
        StateDirectory directory = state.directoryOfRunningFleet();
        FleetDescription fleet = FleetDescription.requireRunning(directory);
        HttpRequest request = HttpRequest.newBuilder(URI.create(fleet.dashboardUrl() + "/api/rebuild"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + OperatorToken.read(directory))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new StackFailure("Reporting answered " + answer.statusCode() + ": " + answer.body());
            }
            spec.commandLine().getOut().println("Reporting rebuilds its read models. " + answer.body());
            return 0;
        } catch (IOException e) {
            throw new StackFailure("Reporting does not answer at " + fleet.dashboardUrl() + ": " + e, e);
        }
    }
}
