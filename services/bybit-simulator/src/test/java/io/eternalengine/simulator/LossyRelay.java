package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import java.net.URI;
import java.util.function.Predicate;

/** Stands between a client and the simulator's streams, and loses the messages that a test wants lost. */
final class LossyRelay {

    private final WebSocketClient client;
    private final URI simulator;
    private final HttpServer server;
    private volatile Predicate<String> lost = message -> false;

    LossyRelay(Vertx vertx, String simulatorUrl) {
        this.client = vertx.createWebSocketClient();
        this.simulator = URI.create(simulatorUrl);
        // Quarkus switches the servers' own handlers of WebSockets off in whatever process it runs; upgrades go on
        // working.
        this.server = await(vertx.createHttpServer()
                .requestHandler(request -> request.toWebSocket().onSuccess(this::relay))
                .listen(0, "127.0.0.1"));
    }

    String hostAndPort() {
        return "127.0.0.1:" + server.actualPort();
    }

    /** Loses the next message that a condition holds for; then nothing more. */
    void loseNext(Predicate<String> condition) {
        lost = condition;
    }

    private void relay(ServerWebSocket near) {
        Future<WebSocket> far = client.connect(simulator.getPort(), simulator.getHost(), near.path());
        near.textMessageHandler(message -> far.onSuccess(open -> open.writeTextMessage(message)));
        near.closeHandler(ignored -> far.onSuccess(WebSocket::close));
        far.onSuccess(open -> open.textMessageHandler(message -> {
            if (lost.test(message)) {
                lost = other -> false;
            } else {
                near.writeTextMessage(message);
            }
        }));
    }
}
