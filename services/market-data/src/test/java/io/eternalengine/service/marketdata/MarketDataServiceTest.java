package io.eternalengine.service.marketdata;

import static io.restassured.RestAssured.get;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.eternalengine.service.marketdata.exchange.ExchangeTestResource;
import io.eternalengine.testkit.InfrastructureTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The service as an application: it becomes ready, and says what it does. */
@QuarkusTest
@WithTestResource(
        value = InfrastructureTestResource.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = @ResourceArg(name = "database", value = "false"))
@WithTestResource(value = ExchangeTestResource.class, scope = TestResourceScope.GLOBAL)
class MarketDataServiceTest {
    @Test
    void becomesReadyAndTellsOfItsShardsAndOfRedis() {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> get("/q/health/ready")
                        .then()
                        .statusCode(200)
                        .body("status", equalTo("UP"))
                        .body(
                                containsString("shard-0"),
                                containsString("\"market-data-0\""),
                                containsString("\"redis\": \"ok\"")));
    }

    @Test
    void offersItsMetrics() {
        get("/q/metrics")
                .then()
                .statusCode(200)
                .body(
                        containsString("eternal_market_frame_to_commit_seconds"),
                        containsString("eternal_market_redis_failures_total"));
    }
}
