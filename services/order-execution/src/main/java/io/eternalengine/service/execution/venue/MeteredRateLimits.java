package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.AddressUse;
import io.eternalengine.bybit.EndpointGroup;
import io.eternalengine.bybit.LimitStatus;
import io.eternalengine.bybit.RateLimits;
import io.eternalengine.kit.telemetry.DomainMetric;
import io.eternalengine.kit.telemetry.GaugeValues;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;

/** Limits that show what the exchange says is left of them. */
public record MeteredRateLimits(RateLimits limits, String account, GaugeValues gauges) implements RateLimits {
    @Override
    public Future<Permission> take(EndpointGroup group, AddressUse use) {
        return limits.take(group, use);
    }

    @Override
    public void observed(EndpointGroup group, LimitStatus status) {
        gauges.set(
                DomainMetric.RATE_LIMIT_LEFT, Tags.of("account", account, "group", group.name()), status.remaining());
        limits.observed(group, status);
    }

    @Override
    public RateLimits whileUnavailable() {
        return limits.whileUnavailable();
    }
}
