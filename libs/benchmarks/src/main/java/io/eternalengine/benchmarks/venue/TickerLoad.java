package io.eternalengine.benchmarks.venue;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Subscribers to the tickers of all ten symbols, half of them on spot and half on linear, whose messages are counted. */
final class TickerLoad {

    /** Times real time: 6000 minutes of market time an hour, of which each publishes every ticker. */
    static final int SPEED = 12_000;

    private static final List<String> SYMBOLS =
            List.of("BTC", "ETH", "SOL", "XRP", "ADA", "DOGE", "LTC", "LINK", "DOT", "AVAX");

    private final WebSocketClient client;
    private final int port;
    private final int subscribers;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong closed = new AtomicLong();

    TickerLoad(Vertx vertx, int port, int subscribers) {
        this.client = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(subscribers));
        this.port = port;
        this.subscribers = subscribers;
    }

    void start() throws Exception {
        String topics =
                SYMBOLS.stream().map(coin -> "\"tickers." + coin + "USDT\"").collect(Collectors.joining(","));
        for (int i = 0; i < subscribers; i++) {
            WebSocket socket = client.connect(port, "127.0.0.1", i % 2 == 0 ? "/v5/public/spot" : "/v5/public/linear")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            socket.textMessageHandler(text -> messages.incrementAndGet());
            socket.closeHandler(ignored -> closed.incrementAndGet());
            socket.writeTextMessage("{\"op\":\"subscribe\",\"args\":[" + topics + "]}");
        }
    }

    long messages() {
        return messages.get();
    }

    /** Subscribers that were disconnected, as too slow ones are. */
    long closed() {
        return closed.get();
    }
}
