package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A stream against a server that the test plays itself. */
abstract class StreamScene {
    static final StreamSettings PATIENT = new StreamSettings(20_000, 60_000, 10, 50);
    static final String TICKER = "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1,"
            + "\"data\":{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"1\",\"markPrice\":\"1\",\"indexPrice\":\"1\"}}";
    static final StreamSettings IMPATIENT = new StreamSettings(50, 300, 10, 50);

    final Vertx vertx = Vertx.vertx();
    final BlockingQueue<ServerWebSocket> accepted = new LinkedBlockingQueue<>();
    final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    final BlockingQueue<String> reported = new LinkedBlockingQueue<>();
    final HttpServer server = await(vertx.createHttpServer()
            .webSocketHandler(socket -> {
                socket.textMessageHandler(text -> received.add(new JsonObject(text)));
                accepted.add(socket);
            })
            .listen(0, "127.0.0.1"));

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    static String book(String type, long update) {
        return "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":1,\"data\":{\"s\":\"BTCUSDT\","
                + "\"b\":[[\"99\",\"1\"]],\"a\":[[\"101\",\"1\"]],\"u\":" + update + ",\"seq\":1}}";
    }

    PublicStream stream(StreamSettings settings) {
        return stream(server.actualPort(), settings);
    }

    PublicStream stream(int port, StreamSettings settings) {
        return stream(BybitEndpoints.onOneHost("127.0.0.1:" + port), settings);
    }

    PublicStream stream(BybitEndpoints endpoints, StreamSettings settings) {
        return new PublicStream(vertx, endpoints, Category.LINEAR, settings, new PublicStreamListener() {
            @Override
            public void onConnected() {
                reported.add("connected");
            }

            @Override
            public void onDisconnected(String reason) {
                reported.add("disconnected: " + reason);
            }

            @Override
            public void onMalformed(MalformedAnswerException cause) {
                reported.add("malformed: " + cause.getMessage());
            }

            @Override
            public void onKlineClosed(Kline kline) {
                reported.add("kline " + kline.startMs());
            }

            @Override
            public void onBook(OrderBook book) {
                reported.add("book " + book.updateId());
            }

            @Override
            public void onGap(String topic) {
                reported.add("gap " + topic);
            }

            @Override
            public void onStale(String topic, long silentMs) {
                reported.add("stale " + topic);
            }

            @Override
            public void onRefused(String topic, String reason) {
                reported.add("refused " + topic);
            }

            @Override
            public void onFresh(String topic) {
                reported.add("fresh " + topic);
            }

            @Override
            public void onTicker(Ticker ticker) {
                reported.add("ticker " + ticker.symbol());
            }
        });
    }

    JsonObject nextSubscription() {
        JsonObject message = next(received);
        while (!"subscribe".equals(message.getString("op"))) {
            message = next(received);
        }
        return message;
    }

    JsonObject nextSubscription(JsonObject passedOver) {
        assertThat(passedOver.getString("op")).isEqualTo("subscribe");
        return nextSubscription();
    }

    /** What is reported besides tickers. */
    static String nextOther(BlockingQueue<String> reported) {
        String next = next(reported);
        while (next.startsWith("ticker ")) {
            next = next(reported);
        }
        return next;
    }

    static void refuse(ServerWebSocket socket, JsonObject request, String reason) {
        await(socket.writeTextMessage(new JsonObject()
                .put("success", false)
                .put("ret_msg", reason)
                .put("op", "subscribe")
                .put("req_id", request.getString("req_id"))
                .encode()));
    }

    static void confirm(ServerWebSocket socket, JsonObject request) {
        await(socket.writeTextMessage(new JsonObject()
                .put("success", true)
                .put("op", "subscribe")
                .put("req_id", request.getString("req_id"))
                .encode()));
    }

    static <T> T next(BlockingQueue<T> queue) {
        try {
            return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
