package io.eternalengine.bybit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A stream against a server that the test plays itself. */
class StreamConnectionTest extends StreamScene {
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

    @Test
    void backsOffLongerAndLonger() {
        StreamSettings settings = new StreamSettings(20, 30, 100, 1_000);
        assertThat(IntStream.range(0, 6).mapToLong(settings::backOffMs))
                .containsExactly(100L, 200L, 400L, 800L, 1_000L, 1_000L);
    }
}
