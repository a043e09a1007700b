package io.eternalengine.simulator.stream;

import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection. Its subscriptions belong to the venue thread. */
public final class StreamSession {

    /** A client that lets this much pile up unread is disconnected, as the exchange does. */
    private static final int MOST_UNREAD_BYTES = 16 * 1024 * 1024;

    private static final short POLICY_VIOLATION = 1008;

    private final String id;
    private final ServerWebSocket socket;
    private final Set<String> topics = new LinkedHashSet<>();
    private @Nullable String account;

    StreamSession(String id, ServerWebSocket socket) {
        this.id = id;
        this.socket = socket;
        socket.setWriteQueueMaxSize(MOST_UNREAD_BYTES);
    }

    String id() {
        return id;
    }

    Set<String> topics() {
        return topics;
    }

    /** The account that the session has authenticated for. */
    Optional<String> account() {
        return Optional.ofNullable(account);
    }

    void authenticated(String name) {
        account = name;
    }

    void send(String text) {
        if (socket.isClosed()) {
            return;
        }
        if (socket.writeQueueFull()) {
            socket.close(POLICY_VIOLATION, "too slow");
        } else {
            socket.writeTextMessage(text);
        }
    }

    void close() {
        if (!socket.isClosed()) {
            socket.close();
        }
    }
}
