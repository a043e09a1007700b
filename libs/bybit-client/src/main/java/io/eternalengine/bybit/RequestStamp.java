package io.eternalengine.bybit;

import java.util.Optional;

/**
 * What dates a signed request.
 *
 * @param timestampMs the exchange's time when it was signed
 * @param receiveWindowMs how much later than that the exchange may read it
 */
record RequestStamp(long timestampMs, long receiveWindowMs) {

    /**
     * The stamp of a request that may be sent now; empty when its gate is closed. The time is taken before the gate is asked: a
     * process that is stopped between the two, or after them, makes the request older and never the gate's word younger.
     */
    static Optional<RequestStamp> of(ExchangeRequest call, ServerClock clock, ClientSettings settings) {
        long timestampMs = clock.serverTimeMs();
        long openForMs = call.gate().openForMs();
        return openForMs < SendGate.SHORTEST_MS
                ? Optional.empty()
                : Optional.of(new RequestStamp(timestampMs, Math.min(settings.receiveWindowMs(), openForMs)));
    }

    /** What a request ends with whose gate was closed. */
    static <T> Outcome<T> gateClosed() {
        return new Outcome.NotSent<>(Outcome.NotSentReason.GATE_CLOSED, "the gate was closed");
    }
}
