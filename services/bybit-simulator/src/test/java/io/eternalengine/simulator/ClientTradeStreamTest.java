package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.AddressUse;
import io.eternalengine.bybit.AmendRequest;
import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.CancelRequest;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.EndpointGroup;
import io.eternalengine.bybit.LimitStatus;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderAcknowledgement;
import io.eternalengine.bybit.OrderId;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.bybit.SendGate;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.StreamListener;
import io.eternalengine.bybit.StreamSettings;
import io.eternalengine.bybit.TimeInForce;
import io.eternalengine.bybit.TradeStream;
import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order entry by WebSocket with the project's own client. */
class ClientTradeStreamTest {

    private static final StreamSettings QUICK = new StreamSettings(1_000, 5_000, 10, 100);
    private static final ClientSettings SETTINGS = ClientSettings.DEFAULT.withAnswerTimeoutMs(500);

    private final RunningSimulator simulator = new RunningSimulator();
    private final BlockingQueue<String> reported = new LinkedBlockingQueue<>();
    private final BybitRestClient client =
            simulator.client(RunningSimulator.credentials(RunningSimulator.ACCOUNT), SETTINGS);
    private final TradeStream stream = client.tradeStream(QUICK, new Reported());

    @BeforeEach
    void connect() {
        stream.start();
        assertThat(nextTold()).isEqualTo("connected");
    }

    @AfterEach
    void stop() {
        stream.close();
        simulator.close();
    }

    @Test
    void createsAmendsAndCancelsAnOrder() {
        assertThat(create(limit("a", "20000")).orElseThrow().orderLinkId()).isEqualTo("a");

        await(stream.orders()
                        .amend(
                                AmendRequest.toPrice(Category.LINEAR, "BTCUSDT", "a", new BigDecimal("21000")),
                                SendGate.OPEN))
                .orElseThrow();
        assertThat(find("a").orElseThrow().price()).isEqualByComparingTo("21000");

        await(stream.orders().cancel(cancel("a"))).orElseThrow();
        assertThat(find("a").orElseThrow().status().isClosed()).isTrue();
        assertThat(await(stream.orders().cancel(cancel("a"))))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(110001));
    }

    @Test
    void tellsWhatBecameOfEachOrderOfABatch() {
        // when one of three reuses the name of another
        List<Outcome<OrderAcknowledgement>> created = await(stream.orders()
                        .createBatch(
                                List.of(limit("a", "20000"), limit("a", "20000"), limit("b", "20000")), SendGate.OPEN))
                .orElseThrow();

        // then
        assertThat(created.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(created.get(1))
                .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        rejected -> assertThat(rejected.code()).isEqualTo(110072));
        assertThat(created.get(2).orElseThrow().orderLinkId()).isEqualTo("b");

        // and
        assertThat(await(stream.orders()
                                .amendBatch(
                                        List.of(AmendRequest.toPrice(
                                                Category.LINEAR, "BTCUSDT", "b", new BigDecimal("22000"))),
                                        SendGate.OPEN))
                        .orElseThrow())
                .singleElement()
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(await(stream.orders().cancelBatch(List.of(cancel("a"), cancel("b"))))
                        .orElseThrow())
                .allMatch(Outcome.Accepted.class::isInstance);
    }

    @Test
    void takesTheSameBatchesOverRest() {
        assertThat(await(client.orders()
                                .entry()
                                .createBatch(List.of(limit("a", "20000"), limit("b", "20000")), SendGate.OPEN))
                        .orElseThrow())
                .allMatch(Outcome.Accepted.class::isInstance);
        assertThat(await(client.orders().entry().cancelBatch(List.of(cancel("a"), cancel("b"))))
                        .orElseThrow())
                .allMatch(Outcome.Accepted.class::isInstance);
    }

    @Test
    void answersManyAtOnceEachItsOwn() {
        List<Future<Outcome<OrderAcknowledgement>>> answers = IntStream.range(0, 50)
                .mapToObj(i -> stream.orders().create(limit("many-" + i, "20000"), SendGate.OPEN))
                .toList();
        for (int i = 0; i < answers.size(); i++) {
            assertThat(await(answers.get(i)).orElseThrow().orderLinkId()).isEqualTo("many-" + i);
        }
    }

    @Test
    void holdsOrdersToTheRulesOfTheRestClient() {
        client.enforceRules(await(client.instruments(Category.LINEAR)).orElseThrow());
        assertThat(create(limit("a", "20000.01")))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(Outcome.NotSentReason.RULE_BROKEN));
        assertThat(await(stream.orders()
                        .createBatch(List.of(limit("a", "20000"), limit("b", "20000.01")), SendGate.OPEN)))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.detail()).startsWith("order 2 of the batch: "));
        assertThat(find("a")).isEmpty();
    }

    @Test
    void sendsNothingThroughAClosedGate() {
        assertThat(await(stream.orders().create(limit("a", "20000"), SendGate.CLOSED)))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(Outcome.NotSentReason.GATE_CLOSED));
        assertThat(find("a")).isEmpty();
    }

    @Test
    void anOrderThatIsHeldUpAfterTheLastLookIsRefusedByTheExchange() {
        Outcome<?> outcome = await(stream.orders().create(limit("held-up", "20000"), () -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return 300;
        }));

        assertThat(outcome).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(find("held-up")).isEmpty();
    }

    @Test
    void isAmbiguousWhenTheAnswerNeverComes() {
        simulator.post("/admin/v1/faults", "{\"timeOutAfterAcceptance\":1}");
        assertThat(create(limit("taken", "20000"))).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(find("taken")).isPresent();

        simulator.post("/admin/v1/faults", "{\"timeOutBeforeAcceptance\":1}");
        assertThat(create(limit("swallowed", "20000"))).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(find("swallowed")).isEmpty();
    }

    @Test
    void isAmbiguousWhenTheConnectionIsLostAfterSendingAndConnectsAgain() {
        // given an order that was taken and is never answered
        simulator.post("/admin/v1/faults", "{\"timeOutAfterAcceptance\":1}");
        var answer = stream.orders().create(limit("a", "20000"), SendGate.OPEN);
        while (find("a").isEmpty()) {
            Thread.onSpinWait();
        }

        // when
        simulator.post("/admin/v1/faults", "{\"dropWebSockets\":true}");

        // then
        assertThat(await(answer)).isInstanceOf(Outcome.Ambiguous.class);
        assertThat(nextTold()).startsWith("disconnected");
        assertThat(nextTold()).isEqualTo("connected");
        assertThat(create(limit("b", "20000"))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void isAmbiguousOnAnOverload() {
        simulator.post("/admin/v1/faults", "{\"overloads\":1}");
        assertThat(create(limit("a", "20000"))).isInstanceOf(Outcome.Ambiguous.class);
    }

    @Test
    void mayBeSentLaterWhenItWasOneTooMany() {
        simulator.post("/admin/v1/faults", "{\"rateLimits\":1}");
        assertThat(create(limit("a", "20000"))).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(create(limit("a", "20000"))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void measuresTheClockWhenATimestampIsRefused() {
        simulator.post("/admin/v1/faults", "{\"clockSkewMs\":20000}");
        assertThat(create(limit("a", "20000"))).isInstanceOf(Outcome.RetryAfter.class);
        assertThat(client.clock().offsetMs()).isBetween(19_000L, 21_000L);
        assertThat(create(limit("a", "20000"))).isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void hasSentNothingWithoutAConnection() {
        stream.close();
        assertThat(create(limit("a", "20000")))
                .isInstanceOfSatisfying(
                        Outcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).isEqualTo(Outcome.NotSentReason.NO_CONNECTION));
    }

    @Test
    void keepsToTheLimitsOfTheRestClientAndNotesWhatTheExchangeSaysOfThem() {
        // given limits that grant three orders
        FewOrders limits = new FewOrders(3);
        BybitRestClient limited = new BybitRestClient(
                simulator.vertx(),
                simulator.endpoints(),
                RunningSimulator.credentials(RunningSimulator.ACCOUNT),
                SETTINGS,
                limits);
        try (TradeStream entry = limited.tradeStream(QUICK, new Reported())) {
            entry.start();
            assertThat(nextTold()).isEqualTo("connected");

            // when REST takes two of them
            await(limited.createOrder(limit("a", "20000"), SendGate.OPEN)).orElseThrow();
            await(limited.createOrder(limit("b", "20000"), SendGate.OPEN)).orElseThrow();
            limits.noted.clear();

            // then one is left
            await(entry.orders().create(limit("c", "20000"), SendGate.OPEN)).orElseThrow();
            assertThat(limits.noted)
                    .singleElement()
                    .satisfies(status -> assertThat(status.limit()).isEqualTo(10));
            assertThat(await(entry.orders().create(limit("d", "20000"), SendGate.OPEN)))
                    .isInstanceOf(Outcome.RetryAfter.class);
        }
    }

    private static final class FewOrders implements RateLimits {
        private final AtomicInteger left;
        private final List<LimitStatus> noted = new CopyOnWriteArrayList<>();

        FewOrders(int orders) {
            left = new AtomicInteger(orders);
        }

        @Override
        public Future<Permission> take(EndpointGroup group, AddressUse use) {
            boolean refused = group == EndpointGroup.CREATE_LINEAR && left.getAndDecrement() <= 0;
            return Future.succeededFuture(refused ? new Permission.Wait(60_000) : new Permission.Granted());
        }

        @Override
        public void observed(EndpointGroup group, LimitStatus status) {
            if (group == EndpointGroup.CREATE_LINEAR) {
                noted.add(status);
            }
        }
    }

    @Test
    void isNeverConnectedWithAWrongSecret() {
        BybitRestClient wrong =
                simulator.client(new BybitCredentials("demo-key-" + RunningSimulator.ACCOUNT, "wrong"), SETTINGS);
        try (TradeStream refused = wrong.tradeStream(QUICK, new Reported())) {
            refused.start();
            assertThat(nextTold()).startsWith("disconnected: auth refused");
        }
    }

    @Test
    void buysOnSpot() {
        Outcome<OrderAcknowledgement> bought =
                create(OrderRequest.spotMarket("BTCUSDT", Side.BUY, BigDecimal.TEN, QuantityUnit.QUOTE_COIN, "spot"));
        assertThat(bought.orElseThrow().orderLinkId()).isEqualTo("spot");
    }

    private Outcome<OrderAcknowledgement> create(OrderRequest order) {
        return await(stream.orders().create(order, SendGate.OPEN));
    }

    private static OrderRequest limit(String linkId, String price) {
        return OrderRequest.limit(
                Category.LINEAR,
                "BTCUSDT",
                Side.BUY,
                new BigDecimal("0.001"),
                new BigDecimal(price),
                TimeInForce.GTC,
                linkId);
    }

    private static CancelRequest cancel(String linkId) {
        return new CancelRequest(Category.LINEAR, "BTCUSDT", new OrderId.Link(linkId));
    }

    private Optional<OrderReport> find(String linkId) {
        return await(client.openOrderByLinkId(Category.LINEAR, "BTCUSDT", linkId))
                .orElseThrow();
    }

    private String nextTold() {
        try {
            return Objects.requireNonNull(reported.poll(20, TimeUnit.SECONDS), "nothing was reported");
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
