package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** The service as Quarkus runs it. */
@QuarkusTest
class SimulatorServiceTest {

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Test
    void isReadyAndPausedAtTheStartAndCountsInMetrics() throws IOException, InterruptedException {
        assertThat(get("q/health/ready")).contains("\"UP\"").contains("market data loaded");
        assertThat(get("admin/v1/status"))
                .contains("\"mode\":\"paused\"")
                .contains("\"finished\":false")
                .contains("\"nowMs\":1704067200000");
        assertThat(get("v5/market/time")).contains("\"retCode\":0").contains("timeNano");
        assertThat(get("q/metrics")).contains("simulator_market_time_seconds").contains("simulator_orders_total");
    }

    private String get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
