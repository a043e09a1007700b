package io.eternalengine.kit.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** Alive while no shell's loop is stuck. */
@Liveness
@ApplicationScoped
public class ShellsLive implements HealthCheck {
    private final ShellRegistry registry;

    public ShellsLive(ShellRegistry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("shell loops");
        boolean live = true;
        for (ShellStatus shell : registry.shells()) {
            response.withData(shell.name(), shell.sinceLastTurn().toMillis() + " ms since its last turn");
            live &= !shell.isStuck();
        }
        return response.status(live).build();
    }
}
