package io.eternalengine.simulator;

import static io.eternalengine.simulator.RunningSimulator.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.Category;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.Outcome;
import io.eternalengine.bybit.ProcessRateLimits;
import io.vertx.core.Future;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often one address may ask. */
class AddressLimitTest {

    private static final long SECOND = 1_000_000_000L;
    private static final String HERE = "127.0.0.1";

    private final AtomicLong nowNanos = new AtomicLong(-7 * SECOND);

    @Test
    void bansTheAddressThatSendsOneRequestTooManyAndNoOther() {
        // given
        AddressLimits limits = new AddressLimits(AddressQuota.EXCHANGE, nowNanos::get);
        ask(limits, 600);

        // then
        assertThat(limits.admitsRequest(HERE)).isFalse();
        assertThat(limits.admitsRequest("127.0.0.2")).isTrue();
        nowNanos.addAndGet(599 * SECOND);
        assertThat(limits.admitsRequest(HERE)).isFalse();
        nowNanos.addAndGet(SECOND);
        assertThat(limits.admitsRequest(HERE)).isTrue();
    }

    @Test
    void countsRequestsOfAnyFiveSeconds() {
        // given 300 at 0 s and 300 at 4 s
        AddressLimits limits = new AddressLimits(AddressQuota.EXCHANGE, nowNanos::get);
        ask(limits, 300);
        nowNanos.addAndGet(4 * SECOND);
        ask(limits, 300);

        // when the first are five seconds old
        nowNanos.addAndGet(SECOND);

        // then there is room for so many again, and no more
        ask(limits, 300);
        assertThat(limits.admitsRequest(HERE)).isFalse();
    }

    @Test
    void opensFiveHundredConnectionsWithinFiveMinutes() {
        // given
        AddressLimits limits = new AddressLimits(AddressQuota.EXCHANGE, nowNanos::get);
        for (int i = 0; i < 500; i++) {
            assertThat(limits.admitsConnection(HERE)).isTrue();
        }

        // then
        assertThat(limits.admitsConnection(HERE)).isFalse();
        assertThat(limits.admitsRequest(HERE)).isTrue();
        nowNanos.addAndGet(300 * SECOND);
        assertThat(limits.admitsConnection(HERE)).isTrue();
    }

    @Test
    void takesThreeThousandOrderEntriesASecondAndBansNobodyForMore() {
        // given
        AddressLimits limits = new AddressLimits(AddressQuota.EXCHANGE, nowNanos::get);
        for (int i = 0; i < 3_000; i++) {
            assertThat(limits.admitsOrderEntry(HERE)).isTrue();
        }

        // then
        assertThat(limits.admitsOrderEntry(HERE)).isFalse();
        assertThat(limits.admitsRequest(HERE)).isTrue();
        nowNanos.addAndGet(SECOND);
        assertThat(limits.admitsOrderEntry(HERE)).isTrue();
    }

    @Test
    void liftsALimitOfZero() {
        AddressLimits limits = new AddressLimits(new AddressQuota(0, 0, Duration.ofMinutes(10)), nowNanos::get);
        ask(limits, 10_000);
        assertThat(limits.admitsConnection(HERE)).isTrue();
        for (int i = 0; i < 10_000; i++) {
            assertThat(limits.admitsOrderEntry(HERE)).isTrue();
        }
    }

    @Test
    void forgetsWhoWasNotHeardOfForLong() {
        // given
        AddressLimits limits = new AddressLimits(new AddressQuota(1, 1, Duration.ofMinutes(10)), nowNanos::get);
        ask(limits, 1);

        // when
        for (int i = 0; i < 1_000; i++) {
            limits.admitsRequest("10.0." + i / 256 + "." + i % 256);
        }

        // then
        assertThat(limits.admitsRequest(HERE)).isTrue();
    }

    @Test
    void answersEveryRestRequestWith403WhileTheAddressIsBanned() {
        try (RunningSimulator simulator = with(3, 500)) {
            SignedCalls calls = SignedCalls.of(simulator, RunningSimulator.ACCOUNT);
            for (int i = 0; i < 3; i++) {
                assertThat(calls.getResponse("/v5/account/info", "").statusCode())
                        .isEqualTo(200);
            }

            // when
            HttpResponse<String> refused = calls.postResponse("/v5/order/create", "{}");

            // then
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).isEqualTo("403, access too frequent");
            assertThat(calls.getResponse("/v5/no/such/thing", "").statusCode()).isEqualTo(403);
            // The admin interface is not the exchange's.
            assertThat(simulator.get("/admin/v1/status").path("nowMs").asLong()).isPositive();
        }
    }

    @Test
    void refusesTheConnectionBeyondTheLimitAndLeavesThoseThatAreOpen() {
        try (RunningSimulator simulator = with(600, 2);
                RawStream first = new RawStream(simulator, "/v5/public/linear");
                RawStream second = new RawStream(simulator, "/v5/public/spot")) {
            assertThatThrownBy(() -> new RawStream(simulator, "/v5/private"))
                    .isInstanceOf(CompletionException.class)
                    .rootCause()
                    .hasMessageContaining("403");
            first.send("{'op':'ping'}").next(message -> message.toString().contains("pong"));
            second.send("{'op':'ping'}").next(message -> message.toString().contains("pong"));
        }
    }

    @Test
    void letsOurClientStayAwayForTenMinutes() {
        try (RunningSimulator simulator = with(5, 500)) {
            BybitRestClient client = limitedClient(simulator);

            // when
            Outcome<?> outcome = await(client.account().information());
            for (int i = 0; i < 5 && outcome instanceof Outcome.Accepted; i++) {
                outcome = await(client.account().information());
            }

            // then
            long inNineMinutesMs = System.currentTimeMillis() + 9 * 60_000;
            assertThat(outcome).isInstanceOfSatisfying(Outcome.RetryAfter.class, retry -> {
                assertThat(retry.notBeforeMs()).isGreaterThan(inNineMinutesMs);
                assertThat(retry.cause()).contains("403");
            });
            // and does not even send the next one
            assertThat(await(client.account().information()))
                    .isInstanceOfSatisfying(
                            Outcome.RetryAfter.class,
                            retry -> assertThat(retry.cause())
                                    .contains("refuses this address")
                                    .contains("nothing is sent before"));
        }
    }

    @Test
    void bansNoClientOfOursHoweverMuchItAsks() {
        try (RunningSimulator simulator = with(600, 500)) {
            BybitRestClient client = limitedClient(simulator);

            // when market data is asked for without rest, and then an order is cancelled
            List<Future<Outcome<Long>>> asked = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                asked.add(client.serverTime());
            }
            Outcome<?> cancelled = await(client.cancelOrder(Category.SPOT, "BTCUSDT", "none"));

            // then some stayed here, nobody was banned, and the cancellation went
            assertThat(asked.stream().map(RunningSimulator::await).toList())
                    .anyMatch(Outcome.RetryAfter.class::isInstance)
                    .noneMatch(outcome ->
                            outcome instanceof Outcome.RetryAfter<Long>(long _, String cause) && cause.contains("403"));
            assertThat(cancelled).isInstanceOf(Outcome.Rejected.class);
        }
    }

    private static RunningSimulator with(int requests, int connections) {
        return new RunningSimulator(
                new RunningSimulator.Setup().with(new AddressQuota(requests, connections, Duration.ofMinutes(10))));
    }

    private static void ask(AddressLimits limits, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(limits.admitsRequest(HERE)).isTrue();
        }
    }

    private static BybitRestClient limitedClient(RunningSimulator simulator) {
        return new BybitRestClient(
                simulator.vertx(),
                simulator.endpoints(),
                RunningSimulator.credentials(RunningSimulator.ACCOUNT),
                ClientSettings.DEFAULT,
                new ProcessRateLimits());
    }
}
