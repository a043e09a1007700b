package io.eternalengine.local.fleet;

import io.eternalengine.local.processes.JavaCommand;
import io.eternalengine.local.processes.Ports;
import io.eternalengine.local.processes.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A service of the fleet as a child process: a Quarkus application on a JVM, or its native binary. */
public final class ServiceProgram implements Program {
    private static final String READY = "/q/health/ready";
    private static final String LIVE = "/q/health/live";
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final int LONGEST_UNREADINESS = 600;
    /** Exit code of a service whose shell refuses its own last snapshot. */
    private static final int UNREADABLE_SNAPSHOT = 4;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();

    private final String name;
    private final FleetService service;
    private final FleetPlan plan;
    private final int port;
    private final Map<String, String> environment;
    private volatile String unreadiness = "";

    ServiceProgram(FleetService service, FleetPlan plan, int port, Map<String, String> environment) {
        this(service.serviceName(), service, plan, port, environment);
    }

    /** A further process of a service, under a name of its own. */
    ServiceProgram(String name, FleetService service, FleetPlan plan, int port, Map<String, String> environment) {
        this.name = name;
        this.service = service;
        this.plan = plan;
        this.port = port;
        this.environment = new HashMap<>(environment);
        // Unbounded, the C library keeps a pool of memory for every few threads.
        this.environment.put("MALLOC_ARENA_MAX", "2");
        this.environment.putAll(plan.settings());
        this.environment.put("QUARKUS_HTTP_HOST", Ports.LOOPBACK);
        this.environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    }

    public int port() {
        return port;
    }

    /** {@code http://127.0.0.1:12345}. */
    public String url() {
        return "http://" + Ports.LOOPBACK + ":" + port;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> commandLine() {
        String mark = "-Deternal.state=" + plan.directory().path();
        if (plan.runsNative(service)) {
            return List.of(plan.nativeBinary(service).toString(), mark, "-Xmx" + service.heapMb() + "m");
        }
        List<String> command = new ArrayList<>(List.of(JavaCommand.java(), mark));
        command.addAll(JavaCommand.smallHeap(service.heapMb()));
        command.addAll(service.extraJavaOptions());
        command.addAll(List.of("-jar", service.jar(plan.root()).toString()));
        return command;
    }

    @Override
    public Map<String, String> environment() {
        return environment;
    }

    @Override
    public boolean isReady() {
        return Ports.accepts(port) && answersReady();
    }

    /** A snapshot that cannot be read stays so however often it is read. */
    @Override
    public boolean endsForGood(int exitCode) {
        return exitCode == UNREADABLE_SNAPSHOT;
    }

    @Override
    public boolean isLive() {
        return answers(LIVE).isPresent();
    }

    @Override
    public String unreadiness() {
        return unreadiness.substring(0, Math.min(LONGEST_UNREADINESS, unreadiness.length()));
    }

    /** Each question costs the service a check of all that it depends on. */
    @Override
    public Duration readyPoll() {
        return Duration.ofMillis(200);
    }

    /** One probe of the readiness check. */
    private boolean answersReady() {
        return answers(READY).isPresent();
    }

    /** The body of a check that is UP; empty when it is DOWN or does not answer. */
    private Optional<String> answers(String check) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + check))
                .timeout(PROBE_TIMEOUT)
                .build();
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            unreadiness = answer.body().replaceAll("\\s+", " ");
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
