package io.eternalengine.service.tactical;

import io.eternalengine.engine.tactical.TacticalKeys;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.kit.configuration.ConfiguredParameters;
import org.eclipse.microprofile.config.Config;

/**
 * The parameters of TACTICAL as the service is configured, under {@link TacticalKeys}. Every key is optional and laid over
 * {@link TacticalParameters#defaults()}, the one place of the defaults.
 */
final class TacticalConfiguration {
    static final String PREFIX = "eternal.tactical";

    private TacticalConfiguration() {}

    /** The validated record; refuses with the name of the component, or the key. */
    static TacticalParameters parameters(Config config) {
        var source = new ConfiguredParameters(config);
        TacticalParameters parameters = TacticalKeys.over(source, TacticalParameters.defaults());
        source.requireAllKnown(TacticalKeys.PREFIX);
        return parameters;
    }
}
