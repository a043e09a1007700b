package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.risk.RiskParameters;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RiskConfigurationTest {
    @Test
    void withNothingConfiguredRiskHasTheParametersOfTheCore() throws IOException {
        assertThat(parameters(Map.of())).isEqualTo(RiskParameters.defaults());
    }

    @Test
    void whatIsConfiguredIsLaidOverTheDefaults() throws IOException {
        RiskParameters parameters = parameters(Map.of(
                "eternal.risk.max-order-fraction", "0.03",
                "eternal.risk.review-time", "PT48H",
                "eternal.risk.thresholds", "0.11,0.16,0.21,0.26"));

        RiskParameters defaults = RiskParameters.defaults();
        assertThat(parameters.maxOrderFraction()).isEqualTo(Decimal.of("0.03"));
        assertThat(parameters.breaker().reviewTime()).isEqualTo(Duration.ofDays(2));
        assertThat(parameters.breaker().thresholds())
                .contains(Decimal.of("0.11"))
                .hasSize(4);
        assertThat(parameters.maxPositionFraction()).isEqualTo(defaults.maxPositionFraction());
        assertThat(parameters.accounts()).isEqualTo(defaults.accounts());
    }

    private static RiskParameters parameters(Map<String, String> given) throws IOException {
        var shipped = new PropertiesConfigSource(
                Objects.requireNonNull(RiskConfiguration.class.getResource("/application.properties")));
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(shipped, new PropertiesConfigSource(given, "given", 500))
                .withMapping(RiskConfiguration.class)
                .withValidateUnknown(false)
                .build()
                .getConfigMapping(RiskConfiguration.class)
                .toParameters();
    }
}
