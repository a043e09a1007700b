package io.eternalengine.conformance;

import java.util.Optional;

/**
 * Where a venue is and who asks. The key may read, trade and transfer; what it trades is the smallest that is allowed, but it
 * trades, so it must never be a key of an account that matters.
 *
 * @param rest such as {@code https://api-testnet.bybit.com}
 * @param streams such as {@code wss://stream-testnet.bybit.com}
 * @param steppedBy the clock of a simulator, if market time is stepped; else the suite waits
 * @param pauseMs waited before each request, for a venue that enforces its limits
 */
public record Address(
        String rest, String streams, String key, String secret, Optional<SimulatorClock> steppedBy, long pauseMs) {
    public Address {
        if (!rest.matches("https?://.+") || !streams.matches("wss?://.+")) {
            throw new IllegalArgumentException(
                    "rest is " + rest + " and streams are " + streams + ": must be addresses of http(s) and ws(s)");
        }
        if (key.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException("key and secret must not be empty");
        }
    }

    @Override
    public String toString() {
        return rest;
    }
}
