package io.eternalengine.conformance;

import java.net.URI;

/**
 * Where a simulator's market time is stepped.
 *
 * @param admin the base of its admin interface's addresses
 * @param token what that interface asks for
 */
public record SimulatorClock(URI admin, String token) {
    public SimulatorClock {
        if (token.isBlank()) {
            throw new IllegalArgumentException("the token of the simulator's admin interface must not be empty");
        }
    }

    @Override
    public String toString() {
        return admin.toString();
    }
}
