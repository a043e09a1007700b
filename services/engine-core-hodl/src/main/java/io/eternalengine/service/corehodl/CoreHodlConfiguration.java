package io.eternalengine.service.corehodl;

import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.corehodl.AssetTarget;
import io.eternalengine.engine.corehodl.CoreHodlKeys;
import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.kit.configuration.ConfiguredParameters;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;

/**
 * The parameters of CORE-HODL as the service is configured: {@link CoreHodlKeys}, and where it trades. Every key is optional
 * and laid over {@link CoreHodlParameters#defaults()}, the one place of the defaults.
 */
final class CoreHodlConfiguration {
    static final String PREFIX = "eternal.core-hodl";

    private CoreHodlConfiguration() {}

    /** The validated record; refuses with the name of the component, or the key. */
    static CoreHodlParameters parameters(Config config) {
        var source = new ConfiguredParameters(config);
        CoreHodlParameters parameters = CoreHodlKeys.over(source, tradingWhereConfigured(source));
        source.requireAllKnown(CoreHodlKeys.PREFIX);
        return parameters;
    }

    private static CoreHodlParameters tradingWhereConfigured(ConfiguredParameters source) {
        CoreHodlParameters defaults = CoreHodlParameters.defaults();
        return defaults.tradingIn(
                source.text(CoreHodlKeys.PREFIX + "account", defaults.account()),
                source.text(CoreHodlKeys.PREFIX + "quote-asset", defaults.quoteAsset()),
                defaults.targets().stream()
                        .map(target -> target(source, target))
                        .toList());
    }

    private static AssetTarget target(ConfiguredParameters source, AssetTarget defaults) {
        String key = CoreHodlKeys.PREFIX + defaults.asset().toLowerCase(Locale.ROOT) + ".symbol";
        return defaults.with(
                InstrumentId.spot(source.text(key, defaults.instrument().symbol())));
    }
}
