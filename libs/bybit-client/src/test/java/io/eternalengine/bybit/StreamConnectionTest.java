package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream against a server that the test plays itself. */
class StreamConnectionTest {

    private static final StreamSettings PATIENT = new StreamSettings(20_000, 60_000, 10, 50);
    private static final String TICKER = "{\"topic\":\"tickers.BTCUSDT\",\"type\":\"snapshot\",\"ts\":1,"
            + "\"data\":{\"symbol\":\"BTCUSDT\",\"lastPrice\":\"1\",\"markPrice\":\"1\",\"indexPrice\":\"1\"}}";
    private static final StreamSettings IMPATIENT = new StreamSettings(50, 300, 10, 50);

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<ServerWebSocket> accepted = new LinkedBlockingQueue<>();
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> reported = new LinkedBlockingQueue<>();
    private final HttpServer server = await(vertx.createHttpServer()
            .webSocketHandler(socket -> {
                socket.textMessageHandler(text -> received.add(new JsonObject(text)));
                accepted.add(socket);
            })
            .listen(0, "127.0.0.1"));

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void subscribesInPartsOfTenAndIsConnectedOnceAllAreConfirmed() {
        List<String> symbols =
                IntStream.range(0, 23).mapToObj(i -> "S" + i + "USDT").toList();
        try (PublicStream stream = stream(PATIENT).withKlines("60", symbols)) {
            // when
            stream.start();
            ServerWebSocket socket = next(accepted);

            // then
            for (int size : new int[] {10, 10, 3}) {
                assertThat(reported).isEmpty();
                JsonObject request = nextSubscription();
                assertThat(request.getJsonArray("args")).hasSize(size);
                confirm(socket, request);
            }
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void pingsAndGivesUpAConnectionThatStaysSilent() {
        try (PublicStream stream = stream(IMPATIENT).withTickers(List.of("BTCUSDT"))) {
            // given a server that never answers
            stream.start();
            next(accepted);

            // then
            assertThat(next(reported)).startsWith("disconnected: nothing received for");
            assertThat(received).anyMatch(message -> "ping".equals(message.getString("op")));
            next(accepted);
        }
    }

    @Test
    void turnsToTheOtherAddressWhenTheFirstCannotBeFollowedAndStaysThere() {
        // given a first address at which nobody listens
        try (PublicStream stream = stream(withServerAsOther(1), PATIENT).withTickers(List.of("BTCUSDT"))) {
            // when
            stream.start();

            // then
            assertThat(next(reported)).startsWith("disconnected: cannot connect");
            ServerWebSocket socket = next(accepted);
            assertThat(socket.path()).isEqualTo("/v5/public/linear");
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");

            // and when that one is lost, it is tried first
            await(socket.close());
            assertThat(next(reported)).startsWith("disconnected: closed by the exchange");
            confirm(next(accepted), nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void leavesAnAddressThatFallsSilent() {
        BybitEndpoints endpoints = BybitEndpoints.onOneHost("127.0.0.1:" + server.actualPort())
                .withOtherPublicWebSocket("ws://127.0.0.1:" + server.actualPort() + "/other");
        try (PublicStream stream = stream(endpoints, IMPATIENT).withTickers(List.of("BTCUSDT"))) {
            stream.start();
            ServerWebSocket first = next(accepted);
            confirm(first, nextSubscription());

            assertThat(first.path()).isEqualTo("/v5/public/linear");
            assertThat(next(accepted).path()).isEqualTo("/other/linear");
        }
    }

    @Test
    void leavesAnAddressThatTakesConnectionsButConfirmsNothing() throws IOException {
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PublicStream stream = stream(withServerAsOther(mute.getLocalPort()), IMPATIENT)
                        .withTickers(List.of("BTCUSDT"))) {
            stream.start();

            assertThat(next(reported)).startsWith("disconnected: cannot connect");
            confirm(next(accepted), nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void givesUpAConnectionWhoseHandshakeIsNeverAnswered() throws IOException {
        // given a server that takes the connection and says nothing
        try (var mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                PublicStream stream = stream(mute.getLocalPort(), IMPATIENT).withTickers(List.of("BTCUSDT"))) {
            // when
            stream.start();

            // then it is reported, and tried again
            assertThat(next(reported)).startsWith("disconnected: cannot connect");
            assertThat(next(reported)).startsWith("disconnected: cannot connect");
        }
    }

    @Test
    void subscribesAgainAfterTheExchangeClosed() {
        try (PublicStream stream = stream(PATIENT).withTickers(List.of("BTCUSDT"))) {
            // given
            stream.start();
            ServerWebSocket first = next(accepted);
            confirm(first, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");

            // when
            await(first.close());

            // then
            assertThat(next(reported)).startsWith("disconnected");
            confirm(next(accepted), nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void dropsAMessageThatItCannotReadAndGoesOn() {
        try (PublicStream stream = stream(PATIENT).withKlines("60", List.of("BTCUSDT"))) {
            // given
            stream.start();
            ServerWebSocket socket = next(accepted);
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");

            // when
            await(socket.writeTextMessage("{\"topic\":\"kline.60.BTCUSDT\",\"ts\":1,\"data\":{\"open\":\"1\"}}"));
            await(socket.writeTextMessage("no json"));
            await(socket.writeTextMessage("""
                            {"topic":"kline.60.BTCUSDT","ts":3600000,"data":[{"start":3600000,"interval":"60","open":"1","close":"1",
                             "high":"1","low":"1","volume":"1","turnover":"1","confirm":false},
                             {"start":0,"interval":"60","open":"1","close":"1",
                             "high":"1","low":"1","volume":"1","turnover":"1","confirm":true}]}
                            """));

            // then only the closed candle is published
            assertThat(next(reported))
                    .isEqualTo("malformed: field data: expected an array in "
                            + "{topic: string(16), ts: number, data: {open: string(1)}}");
            assertThat(next(reported)).startsWith("malformed: no JSON");
            assertThat(next(reported)).isEqualTo("kline 0");
        }
    }

    @Test
    void asksForANewSnapshotWhenAChangeOfABookIsMissing() {
        try (PublicStream stream = stream(PATIENT).withBooks(50, List.of("BTCUSDT"))) {
            // given a book
            stream.start();
            ServerWebSocket socket = next(accepted);
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");
            await(socket.writeTextMessage(book("snapshot", 10)));
            assertThat(next(reported)).isEqualTo("book 10");

            // when change 11 never comes
            await(socket.writeTextMessage(book("delta", 12)));

            // then
            assertThat(next(reported)).isEqualTo("gap orderbook.50.BTCUSDT");
            assertThat(next(received).getString("op")).isEqualTo("unsubscribe");
            assertThat(nextSubscription().getJsonArray("args")).containsExactly("orderbook.50.BTCUSDT");
            await(socket.writeTextMessage(book("delta", 13)));
            await(socket.writeTextMessage(book("snapshot", 14)));
            assertThat(next(reported)).isEqualTo("book 14");
        }
    }

    @Test
    void tellsWhichTopicIsStaleAndWhenItSpeaksAgain() {
        try (PublicStream stream = stream(PATIENT.withTopicStaleAfterMs(200)).withBooks(1, List.of("BTCUSDT"))) {
            stream.start();
            ServerWebSocket socket = next(accepted);
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");

            assertThat(next(reported)).isEqualTo("stale orderbook.1.BTCUSDT");
            await(socket.writeTextMessage(book("snapshot", 10).replace("orderbook.50", "orderbook.1")));
            assertThat(next(reported)).isEqualTo("fresh orderbook.1.BTCUSDT");
            assertThat(next(reported)).isEqualTo("book 10");
        }
    }

    @Test
    void givesUpAConnectionWhoseSubscriptionIsNeverConfirmedThoughPongsCome() {
        try (PublicStream stream = stream(PATIENT.withEstablishWithinMs(400)).withTickers(List.of("BTCUSDT"))) {
            // given a server that answers pings and nothing else
            stream.start();
            ServerWebSocket socket = next(accepted);
            long pongs = vertx.setPeriodic(20, timer -> socket.writeTextMessage("{\"op\":\"pong\"}"));

            // then
            assertThat(next(reported))
                    .isEqualTo("disconnected: log-in and subscription were not confirmed within 400 ms");
            vertx.cancelTimer(pongs);
            confirm(next(accepted), nextSubscription(nextSubscription()));
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void aConfirmationOfAConnectionThatWasGivenUpConnectsNothing() {
        try (PublicStream stream = stream(PATIENT.withEstablishWithinMs(400)).withTickers(List.of("BTCUSDT"))) {
            // given a server that confirms too late
            stream.start();
            ServerWebSocket late = next(accepted);
            JsonObject request = nextSubscription();
            assertThat(next(reported))
                    .isEqualTo("disconnected: log-in and subscription were not confirmed within 400 ms");
            var _ = late.writeTextMessage(
                    "{\"success\":true,\"op\":\"subscribe\",\"req_id\":\"" + request.getString("req_id") + "\"}");

            // when
            ServerWebSocket current = next(accepted);
            confirm(current, nextSubscription());

            // then one connection is reported, and it is the current one
            assertThat(next(reported)).isEqualTo("connected");
            await(current.writeTextMessage(TICKER));
            assertThat(next(reported)).startsWith("ticker");
        }
    }

    @Test
    void asksForATopicThatEndsAgainAndThenGivesTheConnectionUp() {
        try (PublicStream stream =
                stream(PATIENT.withTopicStaleAfterMs(300)).withTickers(List.of("BTCUSDT", "ETHUSDT"))) {
            // given a stream on which one of two topics goes on
            stream.start();
            ServerWebSocket socket = next(accepted);
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");
            long tickers = vertx.setPeriodic(50, timer -> socket.writeTextMessage(TICKER));

            // then the other one is asked for again, and then the connection is given up
            assertThat(nextOther(reported)).isEqualTo("stale tickers.ETHUSDT");
            assertThat(nextSubscription().getJsonArray("args")).containsExactly("tickers.ETHUSDT");
            assertThat(nextOther(reported)).startsWith("disconnected: nothing received of tickers.ETHUSDT for");
            vertx.cancelTimer(tickers);
        }
    }

    @Test
    void leavesOutTheTopicThatTheRefusalNamesAndKeepsTheOthers() {
        List<String> symbols = List.of("BTCUSDT", "GONEUSDT", "ETHUSDT");
        try (PublicStream stream = stream(PATIENT).withTickers(symbols)) {
            // given
            stream.start();
            ServerWebSocket socket = next(accepted);

            // when
            refuse(socket, nextSubscription(), "error:handler not found,topic:tickers.GONEUSDT");
            JsonObject others = nextSubscription();
            confirm(socket, others);

            // then
            assertThat(others.getJsonArray("args")).containsExactly("tickers.BTCUSDT", "tickers.ETHUSDT");
            assertThat(next(reported)).isEqualTo("refused tickers.GONEUSDT");
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void aTopicThatIsRefusedInPassingIsAskedForAgainOnTheSameConnection() {
        List<String> symbols = List.of("BTCUSDT", "ETHUSDT");
        try (PublicStream stream = stream(PATIENT).withTickers(symbols)) {
            // given
            stream.start();
            ServerWebSocket socket = next(accepted);
            refuse(socket, nextSubscription(), "error:try again,topic:tickers.ETHUSDT");
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("refused tickers.ETHUSDT");
            assertThat(next(reported)).isEqualTo("connected");

            // when it is refused again, then taken
            JsonObject again = nextSubscription();
            assertThat(again.getJsonArray("args")).containsExactly("tickers.ETHUSDT");
            refuse(socket, again, "error:try again,topic:tickers.ETHUSDT");
            confirm(socket, nextSubscription());

            // then it is reported once, and received
            assertThat(next(reported)).isEqualTo("fresh tickers.ETHUSDT");
        }
    }

    @Test
    void findsTheRefusedTopicThatTheRefusalDoesNotNameByAskingForHalves() {
        List<String> symbols = List.of("AUSDT", "BUSDT", "CUSDT", "DUSDT");
        try (PublicStream stream = stream(PATIENT).withTickers(symbols)) {
            // given an exchange that does not know one of four, and does not say which
            stream.start();
            ServerWebSocket socket = next(accepted);
            for (int requests = 0; requests < 5; requests++) {
                JsonObject request = nextSubscription();
                if (request.getJsonArray("args").contains("tickers.CUSDT")) {
                    refuse(socket, request, "Invalid symbol");
                } else {
                    confirm(socket, request);
                }
            }

            // then
            assertThat(next(reported)).isEqualTo("refused tickers.CUSDT");
            assertThat(next(reported)).isEqualTo("connected");
        }
    }

    @Test
    void readsTheRowsOfAMessageThatCanBeReadAndNamesTheOthers() {
        try (PublicStream stream = stream(PATIENT).withKlines("60", List.of("BTCUSDT"))) {
            stream.start();
            ServerWebSocket socket = next(accepted);
            confirm(socket, nextSubscription());
            assertThat(next(reported)).isEqualTo("connected");

            await(socket.writeTextMessage("""
                            {"topic":"kline.60.BTCUSDT","ts":3600000,"data":[{"start":3600000,"interval":"60","open":"","close":"1",
                             "high":"1","low":"1","volume":"1","turnover":"1","confirm":true},
                             {"start":0,"interval":"60","open":"0.9","close":"1",
                             "high":"1","low":"1","volume":"1","turnover":"1","confirm":true}]}
                            """));

            assertThat(next(reported)).startsWith("malformed: data row 1: field open");
            assertThat(next(reported)).isEqualTo("kline 0");
        }
    }

    @Test
    void jittersTheSameForTheSameSeed() {
        StreamSettings settings = PATIENT.withJitterSeed(7);
        var one = settings.jitter();
        var other = settings.jitter();
        for (int attempt = 0; attempt < 20; attempt++) {
            long waitMs = settings.waitMs(attempt, one);
            assertThat(waitMs).isEqualTo(settings.waitMs(attempt, other));
            assertThat(waitMs).isBetween(settings.backOffMs(attempt) / 2, settings.backOffMs(attempt));
        }
    }

    private static String book(String type, long update) {
        return "{\"topic\":\"orderbook.50.BTCUSDT\",\"type\":\"" + type + "\",\"ts\":1,\"data\":{\"s\":\"BTCUSDT\","
                + "\"b\":[[\"99\",\"1\"]],\"a\":[[\"101\",\"1\"]],\"u\":" + update + ",\"seq\":1}}";
    }

    @Test
    void backsOffLongerAndLonger() {
        StreamSettings settings = new StreamSettings(20, 30, 100, 1_000);
        assertThat(IntStream.range(0, 6).mapToLong(settings::backOffMs))
                .containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
    }

    private PublicStream stream(StreamSettings settings) {
        return stream(server.actualPort(), settings);
    }

    private BybitEndpoints withServerAsOther(int firstPort) {
        return BybitEndpoints.onOneHost("127.0.0.1:" + firstPort)
                .withOtherPublicWebSocket("ws://127.0.0.1:" + server.actualPort() + "/v5/public");
    }

    private PublicStream stream(int port, StreamSettings settings) {
        return stream(BybitEndpoints.onOneHost("127.0.0.1:" + port), settings);
    }

    private PublicStream stream(BybitEndpoints endpoints, StreamSettings settings) {
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

    private JsonObject nextSubscription() {
        JsonObject message = next(received);
        while (!"subscribe".equals(message.getString("op"))) {
            message = next(received);
        }
        return message;
    }

    private JsonObject nextSubscription(JsonObject passedOver) {
        assertThat(passedOver.getString("op")).isEqualTo("subscribe");
        return nextSubscription();
    }

    /** What is reported besides tickers. */
    private static String nextOther(BlockingQueue<String> reported) {
        String next = next(reported);
        while (next.startsWith("ticker ")) {
            next = next(reported);
        }
        return next;
    }

    private static void refuse(ServerWebSocket socket, JsonObject request, String reason) {
        await(socket.writeTextMessage(new JsonObject()
                .put("success", false)
                .put("ret_msg", reason)
                .put("op", "subscribe")
                .put("req_id", request.getString("req_id"))
                .encode()));
    }

    private static void confirm(ServerWebSocket socket, JsonObject request) {
        await(socket.writeTextMessage(new JsonObject()
                .put("success", true)
                .put("op", "subscribe")
                .put("req_id", request.getString("req_id"))
                .encode()));
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
