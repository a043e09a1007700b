package io.eternalengine.service.corehodl;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CoreHodlConfigurationTest {
    @Test
    void withNothingConfiguredTheEngineTradesWithTheParametersOfTheCore() throws IOException {
        var shipped = new PropertiesConfigSource(
                Objects.requireNonNull(CoreHodlConfiguration.class.getResource("/application.properties")));
        SmallRyeConfig configuration = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(shipped)
                .withMapping(CoreHodlConfiguration.class)
                .withValidateUnknown(false)
                .build();

        assertThat(configuration.getConfigMapping(CoreHodlConfiguration.class).toParameters())
                .isEqualTo(CoreHodlParameters.defaults());
    }
}
