package io.eternalengine.bybit;

/**
 * Bounds of a REST client.
 *
 * @param receiveWindowMs how old a signed request may be when the exchange reads it, 1 to 60000
 * @param connectTimeoutMs longest wait for a connection, at least 1
 * @param answerTimeoutMs longest wait for an answer once a request is written, at least 1
 * @param mostConnections connections kept to the exchange, at least 1
 */
public record ClientSettings(long receiveWindowMs, int connectTimeoutMs, int answerTimeoutMs, int mostConnections) {

    /** Receive window 5 s, connect within 3 s, answer within 5 s, 16 connections. */
    public static final ClientSettings DEFAULT = new ClientSettings(5_000, 3_000, 5_000, 16);

    public ClientSettings {
        require("receiveWindowMs", receiveWindowMs, 60_000);
        require("connectTimeoutMs", connectTimeoutMs, 600_000);
        require("answerTimeoutMs", answerTimeoutMs, 600_000);
        require("mostConnections", mostConnections, 1_000);
    }

    /** The same settings with another wait for an answer. */
    public ClientSettings withAnswerTimeoutMs(int timeoutMs) {
        return new ClientSettings(receiveWindowMs, connectTimeoutMs, timeoutMs, mostConnections);
    }

    private static void require(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " = " + value + ": must be between 1 and " + most);
        }
    }
}
