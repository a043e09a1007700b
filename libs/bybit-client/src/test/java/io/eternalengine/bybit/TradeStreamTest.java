package io.eternalengine.bybit;

import static io.eternalengine.bybit.PlayedVenue.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order entry by WebSocket against a server that the test plays itself. */
class TradeStreamTest {

    private static final StreamSettings SETTINGS = new StreamSettings(20_000, 60_000, 10, 50);
    private static final int ANSWER_TIMEOUT_MS = 300;

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
    private final RateLimits limits = new ProcessRateLimits();
    private final TradeStream stream = client(ANSWER_TIMEOUT_MS).tradeStream(SETTINGS, new Reported());

    @BeforeEach
    void start() {
        stream.start();
    }

    @AfterEach
    void stop() {
        stream.close();
        await(vertx.close());
    }

    @Test
    void sendsStampedRequestsOnceItIsAuthenticated() {
        // given a connection that is not authenticated yet
        ServerWebSocket socket = next(accepted);
        JsonObject authentication = next(received);
        assertThat(authentication.getString("op")).isEqualTo("auth");
        assertThat(authentication.getJsonArray("args").getString(0)).isEqualTo("a-key");
        assertThat(await(create("early"))).isInstanceOf(Outcome.NotSent.class);

        // when
        answer(socket, authentication, "{}");
        assertThat(next(reported)).isEqualTo("connected");
        var outcome = create("a");
        JsonObject request = next(received);

        // then
        assertThat(request.getString("op")).isEqualTo("order.create");
        assertThat(request.getJsonObject("header").getString("X-BAPI-RECV-WINDOW"))
                .isEqualTo("5000");
        assertThat(Long.parseLong(request.getJsonObject("header").getString("X-BAPI-TIMESTAMP")))
                .isPositive();
        assertThat(request.getJsonArray("args").getJsonObject(0).getString("orderLinkId"))
                .isEqualTo("a");
        answer(socket, request, "{\"orderId\":\"1\",\"orderLinkId\":\"a\"}");
        assertThat(await(outcome).orElseThrow()).isEqualTo(new OrderAcknowledgement("1", "a"));
    }

    @Test
    void findsTheRequestOfEachAnswerInWhateverOrderTheyCome() {
        ServerWebSocket socket = connected();
        var one = create("one");
        var other = create("other");
        List<JsonObject> requests = Arrays.asList(next(received), next(received));

        Collections.reverse(requests);
        requests.forEach(request -> answer(
                socket,
                request,
                "{\"orderId\":\"1\",\"orderLinkId\":\""
                        + request.getJsonArray("args").getJsonObject(0).getString("orderLinkId") + "\"}"));

        assertThat(await(one).orElseThrow().orderLinkId()).isEqualTo("one");
        assertThat(await(other).orElseThrow().orderLinkId()).isEqualTo("other");
    }

    @Test
    void isAmbiguousWithoutAnAnswerInTimeAndPassesOverALateOne() {
        ServerWebSocket socket = connected();
        assertThat(await(create("a")))
                .isInstanceOfSatisfying(
                        Outcome.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.cause()).hasMessage("no answer within 300 ms"));

        answer(socket, next(received), "{\"orderId\":\"1\",\"orderLinkId\":\"a\"}");

        var next = create("b");
        answer(socket, next(received), "{\"orderId\":\"2\",\"orderLinkId\":\"b\"}");
        assertThat(await(next).orElseThrow().orderId()).isEqualTo("2");
        assertThat(reported).isEmpty();
    }

    @Test
    void isAmbiguousWhenTheAnswerCannotBeRead() {
        ServerWebSocket socket = connected();
        var outcome = create("a");
        await(socket.writeTextMessage(
                "{\"reqId\":\"" + next(received).getString("reqId") + "\",\"retCode\":0,\"data\":[]}"));
        assertThat(await(outcome)).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void isAmbiguousWhenTheConnectionIsLostAfterSending() {
        ServerWebSocket socket = connected();
        var outcome = create("a");
        next(received);

        await(socket.close());

        assertThat(await(outcome))
                .isInstanceOfSatisfying(
                        Outcome.Ambiguous.class,
                        ambiguous -> assertThat(ambiguous.cause())
                                .hasMessage("the connection was lost before the answer: closed by the exchange"));
        assertThat(next(reported)).startsWith("disconnected");
        connected();
    }

    @Test
    void isAmbiguousWhenItIsClosedAfterSending() {
        connected();
        var outcome = create("a");
        next(received);

        stream.close();

        assertThat(await(outcome)).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(await(create("b"))).isInstanceOf(Outcome.NotSent.class);
    }

    @Test
    void obeysTheLimitThatAnAnswerTells() {
        // given an exchange that says that nothing is left for half a minute
        ServerWebSocket socket = connected();
        var first = create("a");
        String resetMs = Long.toString(System.currentTimeMillis() + 30_000);
        JsonObject header = new JsonObject()
                .put("X-Bapi-Limit", "10")
                .put("X-Bapi-Limit-Status", "0")
                .put("X-Bapi-Limit-Reset-Timestamp", resetMs);
        JsonObject reply = reply(next(received), "{\"orderId\":\"1\",\"orderLinkId\":\"a\"}")
                .put("header", header);
        await(socket.writeTextMessage(reply.encode()));
        assertThat(await(first)).isInstanceOf(Outcome.Accepted.class);

        // then the next request stays here
        assertThat(await(create("b"))).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(received).isEmpty();
    }

    @Test
    void connectsAgainWhenTheExchangeRestartsItsOrderEntryAndAllIsAnswered() {
        ServerWebSocket socket = connected();
        var taken = create("taken");
        var refused = create("refused");
        JsonObject first = next(received);
        JsonObject second = next(received);

        await(socket.writeTextMessage(reply(second, "{}").put("retCode", 10019).encode()));
        assertThat(await(refused)).isInstanceOf(Outcome.RetryAfter.class);
        answer(socket, first, "{\"orderId\":\"1\",\"orderLinkId\":\"taken\"}");

        assertThat(await(taken)).isInstanceOf(Outcome.Accepted.class);
        assertThat(next(reported)).isEqualTo("disconnected: the exchange restarts its order entry");
        connected();
    }

    @Test
    void leavesAConnectionThatIsOneSessionTooManyAndMaySendAgain() {
        ServerWebSocket socket = connected();
        var refused = create("refused");

        await(socket.writeTextMessage(
                reply(next(received), "{}").put("retCode", 10003).encode()));

        assertThat(await(refused)).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(next(reported)).isEqualTo("disconnected: the exchange counts too many sessions of this account");
        connected();
    }

    @Test
    void asksTheGateLast() {
        connected();
        assertThat(await(stream.orders().create(order("a"), SendGate.CLOSED))).isInstanceOf(Outcome.NotSent.class);
        assertThatThrownBy(() -> await(stream.orders().create(order("b"), () -> {
                    throw new IllegalStateException("the gate is broken");
                })))
                .hasRootCauseMessage("the gate is broken");
        assertThat(received).isEmpty();
    }

    @Test
    void refusesBatchesThatTheExchangeWouldNotTake() {
        assertThatThrownBy(() -> stream.orders().cancelBatch(List.of()))
                .hasMessage("a batch: must hold at least one order");
        assertThatThrownBy(() -> stream.orders().createBatch(Collections.nCopies(21, order("a")), SendGate.OPEN))
                .hasMessage("a batch of 21 linear orders: must hold at most 20");
    }

    @Test
    void isNotOfferedWhereTheVenueHasNone() {
        var demo = new BybitRestClient(
                vertx,
                BybitEndpoints.of("http://127.0.0.1:1", "ws://127.0.0.1:1/v5/public", "ws://127.0.0.1:1/v5/private"),
                new BybitCredentials("a-key", "a-secret"),
                ClientSettings.DEFAULT);
        assertThatThrownBy(() -> demo.tradeStream(SETTINGS, new Reported())).hasMessageContaining("needs an address");
    }

    private BybitRestClient client(int answerTimeoutMs) {
        return new BybitRestClient(
                vertx,
                BybitEndpoints.onOneHost("127.0.0.1:" + server.actualPort()),
                new BybitCredentials("a-key", "a-secret"),
                ClientSettings.DEFAULT.withAnswerTimeoutMs(answerTimeoutMs),
                limits);
    }

    private ServerWebSocket connected() {
        ServerWebSocket socket = next(accepted);
        answer(socket, next(received), "{}");
        assertThat(next(reported)).isEqualTo("connected");
        return socket;
    }

    private Future<Outcome<OrderAcknowledgement>> create(String linkId) {
        return stream.orders().create(order(linkId), SendGate.OPEN);
    }

    private static OrderRequest order(String linkId) {
        return OrderRequest.linearMarket("BTCUSDT", Side.BUY, BigDecimal.ONE, false, linkId);
    }

    private static void answer(ServerWebSocket socket, JsonObject request, String data) {
        await(socket.writeTextMessage(reply(request, data).encode()));
    }

    private static JsonObject reply(JsonObject request, String data) {
        return new JsonObject()
                .put("reqId", request.getString("reqId"))
                .put("op", request.getString("op"))
                .put("retCode", 0)
                .put("retMsg", "OK")
                .put("data", new JsonObject(data));
    }

    private static <T> T next(BlockingQueue<T> queue) {
        try {
            return Objects.requireNonNull(queue.poll(20, TimeUnit.SECONDS), "nothing came");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private final class Reported implements StreamListener {
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
    }
}
