package io.eternalengine.service.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.kit.probe.ParameterRecords;
import io.eternalengine.risk.RiskParameters;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.spi.ConfigSource;
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

    @Test
    void environmentVariablesAreNamedAfterTheirKeys() throws IOException {
        RiskParameters parameters = parameters(new EnvConfigSource(
                Map.of(
                        "ETERNAL_RISK_TIER_TWO_MAX_ORDER_FRACTION", "0.03",
                        "ETERNAL_RISK_CORE_HODL_ACCOUNT", "CORE",
                        "ETERNAL_RISK_SERVICE_HOST", "10.0.0.1"),
                300));

        assertThat(parameters.limits().tierTwo().maxOrderFraction()).isEqualTo(Decimal.of("0.03"));
        assertThat(parameters.accounts()).containsEntry(EngineId.CORE_HODL, "CORE");
    }

    @Test
    void aKeyThatSetsNothingIsRefused() {
        assertThatThrownBy(() -> parameters(Map.of("eternal.risk.max-postion-fraction", "0.2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("eternal.risk.max-postion-fraction is no parameter; known are ")
                .hasMessageContaining("eternal.risk.max-position-fraction");
    }

    @Test
    void aValueThatIsNoNumberIsRefusedWithItsKey() {
        assertThatThrownBy(() -> parameters(Map.of("eternal.risk.losses.daily", "much")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("eternal.risk.losses.daily is \"much\": must be a plain decimal number");
    }

    @Test
    void whatIsRefusedInAGroupIsRefusedUnderItsKey() {
        assertThatThrownBy(() -> parameters(Map.of("eternal.risk.losses.daily", "2")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("losses.daily is 2: must be from 0 to 1");
    }

    /** A native binary keeps the components of those records alone that are listed. */
    @Test
    void everyRecordOfTheParametersIsKeptForReflection() {
        assertThat(RiskService.class.getAnnotation(RegisterForReflection.class).targets())
                .containsExactlyInAnyOrderElementsOf(ParameterRecords.of(RiskParameters.class));
    }

    private static RiskParameters parameters(Map<String, String> given) throws IOException {
        return parameters(new PropertiesConfigSource(given, "given", 500));
    }

    private static RiskParameters parameters(ConfigSource given) throws IOException {
        var shipped = new PropertiesConfigSource(
                Objects.requireNonNull(RiskConfiguration.class.getResource("/application.properties")));
        return RiskConfiguration.parameters(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(shipped, given)
                .build());
    }
}
