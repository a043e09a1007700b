package io.eternalengine.bybit;

/**
 * A caller's last look, on the event loop once a connection is at hand, before a request is signed and its first byte is written. It
 * must not block.
 */
@FunctionalInterface
public interface SendGate {
    /** An answer below this sends nothing: the request would be too old before the exchange has read it. */
    long SHORTEST_MS = 250;

    /** Sends whatever the time. */
    SendGate OPEN = () -> Long.MAX_VALUE;

    /** Sends nothing. */
    SendGate CLOSED = () -> 0;

    /**
     * For how long from now the exchange may still take the request, in milliseconds. The request is signed with a receive window
     * that is no longer, so whatever holds it up after this look makes the exchange refuse it.
     */
    long openForMs();
}
