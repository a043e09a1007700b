package io.eternalengine.simulator.stream;

import io.eternalengine.logging.LogLine;
import io.eternalengine.simulator.ApiKeys.ApiKey;
import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One WebSocket connection. Its subscriptions belong to the venue thread. */
public final class StreamSession {

    private static final Logger LOG = Logger.getLogger(StreamSession.class);

    private static final int MOST_REQUEST_IDS = 1_000;

    private final String id;
    private final ServerWebSocket socket;
    private final HttpConnection connection;
    private final Backlog backlog;
    private volatile long lastNanos = System.nanoTime();
    private volatile boolean dropped;
    private final Set<String> topics = new LinkedHashSet<>();
    private final SequencedSet<String> requestIds = new LinkedHashSet<>();
    private @Nullable ApiKey key;

    StreamSession(String id, ServerWebSocket socket, HttpConnection connection, Backlog backlog) {
        this.id = id;
        this.socket = socket;
        this.connection = connection;
        this.backlog = backlog;
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
        long bytes = text.length() + Backlog.MESSAGE_BYTES;
        if (dropped || socket.isClosed() || !backlog.admits(this, bytes)) {
            return;
        }
        lastNanos = System.nanoTime();
        socket.writeTextMessage(text).onComplete(written -> backlog.left(this, bytes));
    }

    /** The client has said something. */
    void received() {
        lastNanos = System.nanoTime();
    }

    /** For how long neither side has said anything. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastNanos);
    }

    /** At the socket and without a farewell: any other way of closing waits behind what the client does not read. */
    void dropAsTooSlow() {
        dropped = true;
        LogLine.of("stream-closed")
                .with("stream", id)
                .with("address", address())
                .with("reason", "reads too slowly")
                .warn(LOG);
        if (connection instanceof HttpServerConnection open) {
            Channel channel = open.channel();
            channel.eventLoop().execute(() -> channel.unsafe().close(channel.newPromise()));
        } else {
            close();
        }
    }

    void close() {
        if (!socket.isClosed()) {
            socket.close();
        }
    }
}
