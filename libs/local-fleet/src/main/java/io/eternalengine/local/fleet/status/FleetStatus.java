package io.eternalengine.local.fleet.status;

import io.eternalengine.local.fleet.FleetDescription;
import io.eternalengine.local.processes.Memory;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A fleet at one moment.
 *
 * @param portfolio null when reporting does not answer
 */
public record FleetStatus(
        String stateDirectory,
        String phase,
        String dashboardUrl,
        List<Part> parts,
        @Nullable Portfolio portfolio) {
    private static final Duration CONNECT = Duration.ofSeconds(2);

    /**
     * One process.
     *
     * @param pid −1 while it does not run
     * @param residentMb memory in megabytes; null when it is unknown
     */
    public record Part(
            String name,
            long pid,
            int port,
            Readiness readiness,
            int restarts,
            @Nullable Long residentMb) {}

    public FleetStatus {
        parts = List.copyOf(parts);
    }

    /** Asks all processes at the same time. */
    public static FleetStatus of(String stateDirectory, FleetDescription fleet) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            List<CompletableFuture<Part>> parts = fleet.parts().stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> part(part, http), Thread::startVirtualThread))
                    .toList();
            return new FleetStatus(
                    stateDirectory,
                    fleet.phase(),
                    fleet.dashboardUrl(),
                    parts.stream().map(CompletableFuture::join).toList(),
                    Portfolio.ask(fleet.dashboardUrl(), http).orElse(null));
        }
    }

    /** Which processes do not work now, a sentence each. */
    public static List<String> notReady(FleetDescription fleet) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            List<String> sentences = new ArrayList<>();
            for (FleetDescription.Part part : fleet.parts()) {
                Readiness readiness = Readiness.of(part, http);
                if (!readiness.isReady()) {
                    String cause = readiness.cause().isEmpty() ? "" : ": " + readiness.cause();
                    sentences.add(part.name() + " is in state \"" + readiness.state() + "\"" + cause);
                }
            }
            return sentences;
        }
    }

    private static Part part(FleetDescription.Part part, HttpClient http) {
        OptionalLong residentMb = Memory.residentMb(part.pid());
        return new Part(
                part.name(),
                part.pid(),
                part.port(),
                Readiness.of(part, http),
                part.restarts(),
                residentMb.isPresent() ? residentMb.getAsLong() : null);
    }

    /** Whether every process works. */
    public boolean isReady() {
        return parts.stream().allMatch(part -> part.readiness().isReady());
    }
}
