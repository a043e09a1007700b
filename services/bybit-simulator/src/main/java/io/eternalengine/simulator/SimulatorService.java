package io.eternalengine.simulator;

import io.eternalengine.logging.LogLine;
import io.eternalengine.simulator.admin.AdminAccess;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs a simulator inside Quarkus: builds it from the configuration before the port opens, and closes it at the end. */
@ApplicationScoped
public class SimulatorService {

    private static final Logger LOG = Logger.getLogger(SimulatorService.class);

    private final SimulatorConfig config;
    private final MeterRegistry meters;
    private volatile @Nullable Simulator simulator;

    SimulatorService(SimulatorConfig config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
    }

    void mount(@Observes Router router) {
        try {
            SimulatorSettings settings = SettingsReader.read(config);
            Simulator started = Simulator.of(settings);
            AdminAccess access = new AdminAccess(
                    AdminToken.of(config.adminToken(), config.adminTokenFile()), Set.copyOf(config.adminHosts()));
            SimulatorRoutes routes = new SimulatorRoutes(started, router, access);
            simulator = started;
            addMeters(started, routes);
            LogLine.of("market")
                    .with("from", Instant.ofEpochMilli(settings.fromMs()))
                    .with("to", Instant.ofEpochMilli(settings.toMs()))
                    .with("accounts", settings.accountNames())
                    .info(LOG);
            started.playback().history().notes().forEach(LOG::info);
        } catch (IllegalArgumentException e) {
            // Quarkus prints only the message of this one, and exits.
            throw new ConfigurationException(String.valueOf(e.getMessage()));
        }
    }

    /** Whether prices are loaded and the routes are there. */
    boolean isRunning() {
        return simulator != null;
    }

    /** What runs; null before the start. A method, because the proxy of this bean has no fields. */
    @Nullable
    Simulator simulator() {
        return simulator;
    }

    void stop(@Observes ShutdownEvent event) {
        Simulator running = simulator;
        if (running != null) {
            running.close();
        }
    }

    private void addMeters(Simulator running, SimulatorRoutes routes) {
        Gauge.builder(
                        "simulator.market.time.seconds",
                        running,
                        it -> it.playback().nowMs() / 1e3)
                .description("market time, seconds since the epoch")
                .register(meters);
        // Nobody else holds the routes, and a gauge whose object was collected reports nothing.
        Gauge.builder("simulator.streams", routes, SimulatorRoutes::connections)
                .strongReference(true)
                .description("open WebSocket connections")
                .register(meters);
        Gauge.builder("simulator.streams.unread", routes, SimulatorRoutes::unreadBytes)
                .strongReference(true)
                .baseUnit("bytes")
                .description("sent on WebSocket connections and not read by their clients yet")
                .register(meters);
        FunctionCounter.builder(
                        "simulator.orders", running, it -> it.venue().log().ordersTaken())
                .description("orders taken")
                .register(meters);
        FunctionCounter.builder(
                        "simulator.executions", running, it -> it.venue().log().executionsMade())
                .description("fills and funding settlements")
                .register(meters);
    }

    /** Ready once prices are loaded and the routes are there. */
    @Readiness
    @ApplicationScoped
    static class Ready implements HealthCheck {

        private final SimulatorService service;

        Ready(SimulatorService service) {
            this.service = service;
        }

        @Override
        public HealthCheckResponse call() {
            return HealthCheckResponse.named("market data loaded")
                    .status(service.isRunning())
                    .build();
        }
    }

    /** Alive while the venue's thread moves market time on, or finds it where it is meant to stand. */
    @Liveness
    @ApplicationScoped
    static class MarketClock implements HealthCheck {

        private final SimulatorService service;

        MarketClock(SimulatorService service) {
            this.service = service;
        }

        @Override
        public HealthCheckResponse call() {
            Simulator running = service.simulator();
            var answer = HealthCheckResponse.named("market clock")
                    .status(running == null || !running.thread().hangs());
            if (running != null) {
                answer.withData(
                        "millisecondsWithoutProgress",
                        running.thread().sinceProgress().toMillis());
            }
            return answer.build();
        }
    }
}
