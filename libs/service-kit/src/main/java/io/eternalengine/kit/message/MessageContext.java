package io.eternalengine.kit.message;

import java.util.Map;
import java.util.Optional;

/**
 * What a message carries besides its content.
 *
 * @param trace trace headers (W3C {@code traceparent}, {@code tracestate}) of the span that sent the message
 * @param originWallUs wall clock, in microseconds, at which the market message arrived that led here; 0 when none did
 */
public record MessageContext(Map<String, String> trace, long originWallUs) {
    private static final int TRACE_PARENT_PARTS = 4;

    /** The context of a message that nothing caused. */
    public static final MessageContext NONE = new MessageContext(Map.of(), 0);

    public MessageContext {
        trace = Map.copyOf(trace);
    }

    public static MessageContext startingAt(long originWallUs) {
        return new MessageContext(Map.of(), originWallUs);
    }

    /** The id of the trace, by which its spans and lines of the log are found; empty without a trace. */
    public Optional<String> traceId() {
        String[] parts = trace.getOrDefault(Headers.TRACE_PARENT, "").split("-", -1);
        return parts.length == TRACE_PARENT_PARTS ? Optional.of(parts[1]) : Optional.empty();
    }

    /** The same context, continued in another span. */
    public MessageContext withTrace(Map<String, String> newTrace) {
        return new MessageContext(newTrace, originWallUs);
    }
}
