package io.eternalengine.simulator;

import java.time.Duration;

/**
 * What one address may ask for, by the wall clock; zero lifts a limit.
 *
 * @param requests REST requests within {@link #REQUEST_WINDOW}; one more bans the address. Without this limit there is none of
 *     order entry by WebSocket either
 * @param connections new WebSocket connections within {@link #CONNECTION_WINDOW}; further ones are refused
 * @param ban for how long a banned address is refused every REST request
 */
public record AddressQuota(int requests, int connections, Duration ban) {

    /** The stretch of time in which requests are counted. */
    public static final Duration REQUEST_WINDOW = Duration.ofSeconds(5);

    /** The stretch of time in which new connections are counted. */
    public static final Duration CONNECTION_WINDOW = Duration.ofMinutes(5);

    /** As the exchange counts: its documentation's page on rate limits, state of July 2026. */
    public static final AddressQuota EXCHANGE = new AddressQuota(600, 500, Duration.ofMinutes(10));

    /** Requests of order entry by WebSocket within a second; further ones are refused. */
    public static final int ORDER_ENTRIES_A_SECOND = 3_000;

    static final int MOST = 100_000;

    public AddressQuota {
        requireCount("ip-requests", requests);
        requireCount("ip-connections", connections);
        if (ban.isNegative() || ban.isZero()) {
            throw new ConfigurationRefused("ip-ban-seconds", ban.toSeconds(), "must be positive");
        }
    }

    private static void requireCount(String key, int count) {
        if (count < 0 || count > MOST) {
            throw new ConfigurationRefused(key, count, "must be between 0 and " + MOST);
        }
    }
}
