package io.eternalengine.service.funding;

import io.eternalengine.engine.funding.FundingKeys;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.kit.configuration.ConfiguredParameters;
import org.eclipse.microprofile.config.Config;

/**
 * The parameters of FUNDING as the service is configured, under {@link FundingKeys}. Every key is optional and laid over
 * {@link FundingParameters#defaults()}, the one place of the defaults.
 */
final class FundingConfiguration {
    static final String PREFIX = "eternal.funding";

    private FundingConfiguration() {}

    /** The validated record; refuses with the name of the component, or the key. */
    static FundingParameters parameters(Config config) {
        var source = new ConfiguredParameters(config);
        FundingParameters parameters = FundingKeys.over(source, FundingParameters.defaults());
        source.requireAllKnown(FundingKeys.PREFIX);
        return parameters;
    }
}
