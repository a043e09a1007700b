package io.eternalengine.service.marketdata;

import io.eternalengine.service.marketdata.price.RedisPrices;
import io.eternalengine.service.marketdata.shard.StreamReports;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Reports on streams and Redis without ever making the service unready: taking a replica out of service mends neither, and
 * whoever trades watches the silence of prices itself.
 */
@Readiness
@ApplicationScoped
public class MarketHealth implements HealthCheck {
    private final StreamReports reports;
    private final RedisPrices prices;

    public MarketHealth(StreamReports reports, RedisPrices prices) {
        this.reports = reports;
        this.prices = prices;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("market streams").up();
        reports.parts().forEach((part, text) -> response.withData(part, text.get()));
        return response.withData("redis", prices.state()).build();
    }
}
