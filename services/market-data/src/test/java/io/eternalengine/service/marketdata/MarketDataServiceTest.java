package io.eternalengine.service.marketdata;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.service.marketdata.exchange.ExchangeTestResource;
import io.eternalengine.testkit.InfrastructureTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** The service as an application: it becomes ready, and says what it does. */
@QuarkusTest
@WithTestResource(
        value = InfrastructureTestResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "false"))
@WithTestResource(value = ExchangeTestResource.class, scope = TestResourceScope.GLOBAL)
class MarketDataServiceTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Test
    void becomesReadyAndTellsOfItsShardsAndOfRedis() throws Exception {
        // when
        HttpResponse<String> response = get("/q/health/ready");
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while ((response.statusCode() != 200 || !response.body().contains("shard-0")) && System.nanoTime() < deadline) {
            Thread.sleep(50);
            response = get("/q/health/ready");
        }
        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"redis\": \"ok\"").contains("\"market-data-0\"");
    }

    @Test
    void offersItsMetrics() throws Exception {
        assertThat(get("/q/metrics").body())
                .contains("eternal_market_frame_to_commit_seconds")
                .contains("eternal_market_redis_failures_total");
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var address = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class) + path);
        return HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
}
