package io.eternalengine.simulator;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

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
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
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
    void isReadyAndPausedAtTheStartAndCountsInMetrics() {
        answer("/q/health/ready").body("status", equalTo("UP")).body("checks.name", hasItem("market data loaded"));
        answer("/q/health/live")
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem("market clock"))
                .body(containsString("millisecondsWithoutProgress"));
        answer("/admin/v1/status")
                .body("mode", equalTo("paused"))
                .body("finished", equalTo(false))
                .body("nowMs", equalTo(1_704_067_200_000L));
        answer("/v5/market/time").body("retCode", equalTo(0)).body(containsString("timeNano"));
        System.gc();
        answer("/q/metrics")
                .body(
                        containsString("simulator_streams 0.0"),
                        containsString("simulator_market_time_seconds"),
                        containsString("simulator_streams_unread_bytes"),
                        containsString("simulator_orders_total"));
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

    private static ValidatableResponse answer(String path) {
        return given().auth()
                .oauth2(RunningSimulator.ADMIN_TOKEN)
                .get(path)
                .then()
                .statusCode(200);
    }
}
