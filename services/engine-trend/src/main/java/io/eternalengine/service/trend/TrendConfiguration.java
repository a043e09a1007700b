package io.eternalengine.service.trend;

import io.eternalengine.engine.trend.TrendKeys;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.configuration.ConfiguredParameters;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * In which account the service trades, and the parameters of that account under {@link TrendKeys}. Every key of a number is
 * optional and laid over the account's defaults in {@link TrendParameters}, their one place.
 */
final class TrendConfiguration {
    static final String PREFIX = "eternal.trend";
    static final String ACCOUNT = PREFIX + ".account";

    private TrendConfiguration() {}

    /** The validated record, or empty after the refusal was logged and the process asked to end. */
    static Optional<TrendParameters> parametersOrRefuse(Config config) {
        return Configured.orRefuse(PREFIX, () -> account(config))
                .flatMap(account -> Configured.orRefuse(prefix(account), () -> over(config, account)));
    }

    /** The validated record; refuses with the name of the component, or the key. */
    static TrendParameters parameters(Config config) {
        return over(config, account(config));
    }

    private static String prefix(TrendParameters account) {
        String keys = TrendKeys.prefix(account.account());
        return keys.substring(0, keys.length() - 1);
    }

    private static TrendParameters account(Config config) {
        var source = new ConfiguredParameters(config);
        TrendParameters account = TrendParameters.of(source.text(ACCOUNT, ""));
        source.requireAllKnown(PREFIX + ".");
        return account;
    }

    private static TrendParameters over(Config config, TrendParameters account) {
        var source = new ConfiguredParameters(config);
        TrendParameters parameters = TrendKeys.over(source, account);
        source.requireAllKnown(TrendKeys.prefix(account.account()), TrendKeys.renamed());
        return parameters;
    }
}
