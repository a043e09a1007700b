package io.eternalengine.benchmarks.venue;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Private streams that are read and counted. */
final class PrivateListeners {

    private final WebSocketClient client;
    private final int port;
    private final AtomicLong messages = new AtomicLong();

    PrivateListeners(Vertx vertx, int port) {
        this.client = vertx.createWebSocketClient();
        this.port = port;
    }

    void listen(Signer signer) throws Exception {
        WebSocket socket = client.connect(port, "127.0.0.1", "/v5/private")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        socket.textMessageHandler(text -> messages.incrementAndGet());
        socket.writeTextMessage(signer.authentication());
        socket.writeTextMessage("{\"op\":\"subscribe\",\"args\":[\"order\",\"execution\",\"position\",\"wallet\"]}");
    }

    long messages() {
        return messages.get();
    }
}
