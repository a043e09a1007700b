package io.eternalengine.simulator.stream;

import io.eternalengine.simulator.ApiKeys.ApiKey;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection. Its subscriptions belong to the venue thread. */
public final class StreamSession {

    /** A client that lets this much pile up unread is disconnected, as the exchange does. */
    private static final int MOST_UNREAD_BYTES = 16 * 1024 * 1024;

    private static final int MOST_REQUEST_IDS = 1_000;
    private static final short POLICY_VIOLATION = 1008;

    private final String id;
    private final ServerWebSocket socket;
    private final Set<String> topics = new LinkedHashSet<>();
    private final SequencedSet<String> requestIds = new LinkedHashSet<>();
    private @Nullable ApiKey key;

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

    /** The address of its client. */
    String address() {
        return socket.remoteAddress().hostAddress();
    }

    /** The key that the session has authenticated with. */
    Optional<ApiKey> key() {
        return Optional.ofNullable(key);
    }

    /** The account that the session has authenticated for. */
    Optional<String> account() {
        return key().map(ApiKey::account);
    }

    void authenticated(ApiKey with) {
        key = with;
    }

    /** Whether a request id is new among the last thousand; an empty one always is. */
    boolean isNewRequest(String requestId) {
        if (requestIds.size() >= MOST_REQUEST_IDS) {
            requestIds.removeFirst();
        }
        return requestId.isEmpty() || requestIds.add(requestId);
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
