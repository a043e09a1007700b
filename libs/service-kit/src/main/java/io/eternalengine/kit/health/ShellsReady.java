package io.eternalengine.kit.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when every shell has restored its state, read the halt log to its end, and consumes. */
@Readiness
@ApplicationScoped
public class ShellsReady implements HealthCheck {
    private final ShellRegistry registry;

    public ShellsReady(ShellRegistry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("shells");
        boolean ready = !registry.shells().isEmpty();
        for (ShellStatus shell : registry.shells()) {
            response.withData(shell.name(), shell.isReady() ? "ready" : shell.notReadyBecause());
            ready &= shell.isReady();
        }
        return response.status(ready).build();
    }
}
