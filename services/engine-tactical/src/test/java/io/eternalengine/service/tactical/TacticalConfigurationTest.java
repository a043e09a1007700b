package io.eternalengine.service.tactical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.kit.probe.ParameterRecords;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TacticalConfigurationTest {
    @Test
    void withNothingConfiguredTheEngineTradesWithTheParametersOfTheCore() {
        assertThat(parameters(Map.of())).isEqualTo(TacticalParameters.defaults());
    }

    @Test
    void whatIsConfiguredIsLaidOverTheDefaults() {
        TacticalParameters parameters = parameters(Map.of(
                "eternal.tactical.assets", "BTC",
                "eternal.tactical.btc.share", "1",
                "eternal.tactical.fall", "0.4"));

        assertThat(parameters.assets())
                .extracting(asset -> asset.coin() + " " + asset.share())
                .containsExactly("BTC 1");
        assertThat(parameters.fall()).isEqualTo(Decimal.of("0.4"));
        assertThat(parameters.fearBelow())
                .isEqualTo(TacticalParameters.defaults().fearBelow());
    }

    @Test
    void aKeyThatSetsNothingIsRefused() {
        assertThatThrownBy(() -> parameters(Map.of("eternal.tactical.max-orders", "7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("eternal.tactical.max-orders is no parameter; known are ")
                .hasMessageContaining("eternal.tactical.max-order-fraction");
    }

    /** A native binary keeps the components of those records alone that are listed. */
    @Test
    void everyRecordOfTheParametersIsKeptForReflection() {
        assertThat(TacticalService.class
                        .getAnnotation(RegisterForReflection.class)
                        .targets())
                .containsExactlyInAnyOrderElementsOf(ParameterRecords.of(TacticalParameters.class));
    }

    private static TacticalParameters parameters(Map<String, String> given) {
        return TacticalConfiguration.parameters(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(given, "given", 500))
                .build());
    }
}
