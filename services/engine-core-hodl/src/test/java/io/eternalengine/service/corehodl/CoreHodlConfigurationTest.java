package io.eternalengine.service.corehodl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.kit.probe.ParameterRecords;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CoreHodlConfigurationTest {
    @Test
    void withNothingConfiguredTheEngineTradesWithTheParametersOfTheCore() throws IOException {
        assertThat(parameters(Map.of())).isEqualTo(CoreHodlParameters.defaults());
    }

    @Test
    void whatIsConfiguredIsLaidOverTheDefaults() throws IOException {
        CoreHodlParameters parameters = parameters(Map.of(
                "eternal.core-hodl.account", "CORE",
                "eternal.core-hodl.eth.symbol", "ETHUSDC",
                "eternal.core-hodl.eth.min-weight", "0.2",
                "eternal.core-hodl.program-days", "7"));

        assertThat(parameters.account()).isEqualTo("CORE");
        assertThat(parameters.programDays()).isEqualTo(7);
        assertThat(parameters.targets().getLast().instrument()).isEqualTo(InstrumentId.spot("ETHUSDC"));
        assertThat(parameters.targets().getLast().minWeight()).isEqualTo(Decimal.of("0.2"));
        assertThat(parameters.targets().getFirst())
                .isEqualTo(CoreHodlParameters.defaults().targets().getFirst());
    }

    @Test
    void aKeyThatSetsNothingIsRefused() {
        assertThatThrownBy(() -> parameters(Map.of("eternal.core-hodl.programme-days", "7")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("eternal.core-hodl.programme-days is no parameter; known are ")
                .hasMessageContaining("eternal.core-hodl.program-days");
    }

    /** A native binary keeps the components of those records alone that are listed. */
    @Test
    void everyRecordOfTheParametersIsKeptForReflection() {
        assertThat(CoreHodlService.class
                        .getAnnotation(RegisterForReflection.class)
                        .targets())
                .containsExactlyInAnyOrderElementsOf(ParameterRecords.of(CoreHodlParameters.class));
    }

    private static CoreHodlParameters parameters(Map<String, String> given) throws IOException {
        var shipped = new PropertiesConfigSource(
                Objects.requireNonNull(CoreHodlConfiguration.class.getResource("/application.properties")));
        return CoreHodlConfiguration.parameters(new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(shipped, new PropertiesConfigSource(given, "given", 500))
                .build());
    }
}
