package io.eternalengine.local.fleet.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.eternalengine.local.fleet.FleetDescription;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Whether a process works now. What the supervisor saw when it started says nothing of that: a process that hangs is alive and
 * was ready once.
 *
 * @param state {@code ready}, {@code not ready}, {@code does not answer}, or what the supervisor knows of one that does not run
 * @param cause why it is not ready, in its own words; empty when it is, or does not say
 */
public record Readiness(String state, String cause) {
    private static final String READY = "ready";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int LONGEST_CAUSE = 300;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Asks a part of the fleet. */
    static Readiness of(FleetDescription.Part part, HttpClient http) {
        if (!part.state().equals("READY")) {
            String failure = part.failure() == null ? "" : part.failure();
            return new Readiness(part.state().toLowerCase(Locale.ROOT).replace('_', ' '), failure);
        }
        if (isStopped(part.pid())) {
            return new Readiness("does not answer", "the process is suspended");
        }
        return part.url().startsWith("http") ? ask(part.url(), http) : new Readiness(READY, "");
    }

    public boolean isReady() {
        return state.equals(READY);
    }

    private static Readiness ask(String url, HttpClient http) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/q/health/ready"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200
                    ? new Readiness(READY, "")
                    : new Readiness("not ready", causeIn(answer.body(), answer.statusCode()));
        } catch (IOException e) {
            return new Readiness("does not answer", "no answer within " + PATIENCE.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Readiness("does not answer", "interrupted");
        }
    }

    /** The checks that are down, with what they say. */
    private static String causeIn(String body, int status) throws IOException {
        JsonNode checks = body.startsWith("{") ? JSON.readTree(body).path("checks") : JSON.nullNode();
        String down = StreamSupport.stream(checks.spliterator(), false)
                .filter(check -> !check.path("status").asText().equals("UP"))
                .map(check ->
                        check.path("name").asText() + (check.path("data").isEmpty() ? "" : " " + check.path("data")))
                .collect(Collectors.joining("; "));
        String cause = down.isEmpty() ? "it answers " + status : down;
        return cause.substring(0, Math.min(LONGEST_CAUSE, cause.length()));
    }

    /** Suspended by a signal or a debugger, where the platform says so. */
    private static boolean isStopped(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return "Tt".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
