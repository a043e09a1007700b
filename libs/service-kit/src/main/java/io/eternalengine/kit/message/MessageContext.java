package io.eternalengine.kit.message;

import java.util.Map;

/**
 * What a message carries besides its content.
 *
 * @param trace trace headers (W3C {@code traceparent}, {@code tracestate}) of the span that sent the message
 * @param originWallUs wall clock, in microseconds, at which the market message arrived that led here; 0 when none did
 */
public record MessageContext(Map<String, String> trace, long originWallUs) {
    /** The context of a message that nothing caused. */
    public static final MessageContext NONE = new MessageContext(Map.of(), 0);

    public MessageContext {
        trace = Map.copyOf(trace);
    }

    public static MessageContext startingAt(long originWallUs) {
        return new MessageContext(Map.of(), originWallUs);
    }

    /** The same context, continued in another span. */
    public MessageContext withTrace(Map<String, String> newTrace) {
        return new MessageContext(newTrace, originWallUs);
    }
}
