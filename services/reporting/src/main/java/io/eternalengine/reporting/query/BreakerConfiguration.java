package io.eternalengine.reporting.query;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.risk.BreakerParameters;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The breaker's numbers from the keys that the risk service reads, for the ladder that people look at. */
final class BreakerConfiguration {
    private static final String PREFIX = "eternal.risk";

    @Produces
    @Singleton
    BreakerParameters breaker(
            @ConfigProperty(name = PREFIX + ".thresholds") Optional<List<BigDecimal>> thresholds,
            @ConfigProperty(name = PREFIX + ".leave-caution-at") Optional<BigDecimal> leaveCautionAt,
            @ConfigProperty(name = PREFIX + ".leave-warning-at") Optional<BigDecimal> leaveWarningAt,
            @ConfigProperty(name = PREFIX + ".review-time") Optional<Duration> reviewTime) {
        var defaults = BreakerParameters.defaults();
        return Configured.orRefuse(
                        PREFIX,
                        () -> new BreakerParameters(
                                thresholds
                                        .map(list ->
                                                list.stream().map(Decimal::of).toList())
                                        .orElse(defaults.thresholds()),
                                leaveCautionAt.map(Decimal::of).orElse(defaults.leaveCautionAt()),
                                leaveWarningAt.map(Decimal::of).orElse(defaults.leaveWarningAt()),
                                defaults.cautionPause(),
                                defaults.warningPause(),
                                reviewTime.orElse(defaults.reviewTime()),
                                defaults.restartSize()))
                .orElse(defaults);
    }
}
