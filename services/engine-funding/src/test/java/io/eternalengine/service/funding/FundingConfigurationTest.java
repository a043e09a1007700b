package io.eternalengine.service.funding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.kit.probe.ParameterRecords;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FundingConfigurationTest {
    @Test
    void withNothingConfiguredTheEngineTradesWithTheParametersOfTheCore() {
        assertThat(parameters(Map.of())).isEqualTo(FundingParameters.defaults());
    }

    @Test
    void whatIsConfiguredIsLaidOverTheDefaults() {
        FundingParameters parameters = parameters(Map.of(
                "eternal.funding.assets", "BTC,ETH",
                "eternal.funding.btc.share", "0.6",
                "eternal.funding.leg-timeout", "10S"));

        assertThat(parameters.assets())
                .extracting(asset -> asset.coin() + " " + asset.share())
                .containsExactly("BTC 0.6", "ETH 0.4");
        assertThat(parameters.legTimeout()).hasSeconds(10);
        assertThat(parameters.minRatePer8h()).isEqualTo(Decimal.of("0.0001"));
    }

    @Test
    void aKeyThatSetsNothingIsRefused() {
        assertThatThrownBy(() -> parameters(Map.of("eternal.funding.max-orders", "7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("eternal.funding.max-orders is no parameter; known are ")
                .hasMessageContaining("eternal.funding.max-order-fraction");
    }

    /** A native binary keeps the components of those records alone that are listed. */
    @Test
    void everyRecordOfTheParametersIsKeptForReflection() {
        assertThat(FundingService.class
                        .getAnnotation(RegisterForReflection.class)
                        .targets())
                .containsExactlyInAnyOrderElementsOf(ParameterRecords.of(FundingParameters.class));
    }

    private static FundingParameters parameters(Map<String, String> given) {
        return FundingConfiguration.parameters(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(given, "given", 500))
                .build());
    }
}
