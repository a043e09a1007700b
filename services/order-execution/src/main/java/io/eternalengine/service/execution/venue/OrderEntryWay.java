package io.eternalengine.service.execution.venue;

import java.util.Locale;

/** How orders reach the exchange. Everything else is asked and reported in the same way. */
public enum OrderEntryWay {
    /** A request of its own for each order. */
    REST,
    /** Over a connection that stands; over REST while there is none. */
    WEBSOCKET;

    /** Reads the way as configuration writes it. */
    public static OrderEntryWay parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "rest" -> REST;
            case "websocket" -> WEBSOCKET;
            default -> throw new IllegalArgumentException("orderEntry is " + text + ": must be rest or websocket");
        };
    }
}
