package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.bybit.BybitEndpoints;
import io.eternalengine.bybit.BybitRestClient;
import io.eternalengine.bybit.ClientSettings;
import io.eternalengine.bybit.ExecutionReport;
import io.eternalengine.bybit.MalformedAnswerException;
import io.eternalengine.bybit.OrderReport;
import io.eternalengine.bybit.OrderRequest;
import io.eternalengine.bybit.PrivateStream;
import io.eternalengine.bybit.PrivateStreamListener;
import io.eternalengine.bybit.QuantityUnit;
import io.eternalengine.bybit.Side;
import io.eternalengine.bybit.StreamSettings;
import io.eternalengine.bybit.WalletBalance;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The service as Quarkus runs it. */
@QuarkusTest
@TestProfile(SimulatorServiceTest.WithToken.class)
class SimulatorServiceTest {

    /** The token that the test knows. */
    public static final class WithToken implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("eternal.simulator.admin-token", RunningSimulator.ADMIN_TOKEN);
        }
    }

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Inject
    Vertx vertx;

    @Test
    void isReadyAndPausedAtTheStartAndCountsInMetrics() throws IOException, InterruptedException {
        assertThat(get("q/health/ready")).contains("\"UP\"").contains("market data loaded");
        assertThat(get("q/health/live"))
                .contains("\"UP\"")
                .contains("market clock")
                .contains("millisecondsWithoutProgress");
        assertThat(get("admin/v1/status"))
                .contains("\"mode\":\"paused\"")
                .contains("\"finished\":false")
                .contains("\"nowMs\":1704067200000");
        assertThat(get("v5/market/time")).contains("\"retCode\":0").contains("timeNano");
        System.gc();
        assertThat(get("q/metrics"))
                .contains("simulator_streams 0.0")
                .contains("simulator_market_time_seconds")
                .contains("simulator_streams_unread_bytes")
                .contains("simulator_orders_total");
    }

    @Test
    void servesClientAndStreamsOnOnePort() throws InterruptedException {
        // given
        BybitEndpoints endpoints = BybitEndpoints.onOneHost(root.getAuthority());
        BybitCredentials credentials = RunningSimulator.credentials(RunningSimulator.ACCOUNT);
        BybitRestClient client = new BybitRestClient(vertx, endpoints, credentials, ClientSettings.DEFAULT);
        CountDownLatch connected = new CountDownLatch(1);
        BlockingQueue<OrderReport> orders = new LinkedBlockingQueue<>();
        try (PrivateStream stream = new PrivateStream(
                vertx, endpoints, credentials, client.clock(), StreamSettings.DEFAULT, listener(connected, orders))) {
            stream.start();
            assertThat(connected.await(20, TimeUnit.SECONDS)).isTrue();

            // when
            RunningSimulator.await(client.createOrder(OrderRequest.spotMarket(
                            "BTCUSDT", Side.BUY, BigDecimal.TEN, QuantityUnit.QUOTE_COIN, "service-1")))
                    .orElseThrow();

            // then
            assertThat(orders.poll(20, TimeUnit.SECONDS))
                    .isNotNull()
                    .extracting(OrderReport::orderLinkId)
                    .isEqualTo("service-1");
        }
    }

    private static PrivateStreamListener listener(CountDownLatch connected, BlockingQueue<OrderReport> orders) {
        return new PrivateStreamListener() {
            @Override
            public void onConnected() {
                connected.countDown();
            }

            @Override
            public void onDisconnected(String reason) {}

            @Override
            public void onMalformed(MalformedAnswerException cause) {
                throw cause;
            }

            @Override
            public void onOrder(OrderReport order) {
                orders.add(order);
            }

            @Override
            public void onExecution(ExecutionReport execution) {}

            @Override
            public void onWallet(WalletBalance wallet) {}
        };
    }

    private String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(root.resolve(path))
                    .header("Authorization", "Bearer " + RunningSimulator.ADMIN_TOKEN)
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
