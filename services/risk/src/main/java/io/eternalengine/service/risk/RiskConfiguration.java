package io.eternalengine.service.risk;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.kit.configuration.ConfiguredParameters;
import io.eternalengine.risk.RiskKeys;
import io.eternalengine.risk.RiskParameters;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** The parameters of risk as the service is configured: {@link RiskKeys}, and the account that CORE-HODL trades in. */
final class RiskConfiguration {
    static final String PREFIX = "eternal.risk";

    private RiskConfiguration() {}

    /** The validated record; refuses with the name of the component, or the key. */
    static RiskParameters parameters(Config config) {
        var source = new ConfiguredParameters(config);
        RiskParameters parameters = RiskKeys.over(source, accounts(source), RiskParameters.defaults());
        source.requireAllKnown(RiskKeys.PREFIX);
        return parameters;
    }

    private static Map<EngineId, String> accounts(ConfiguredParameters source) {
        Map<EngineId, String> accounts = new EnumMap<>(RiskParameters.defaults().accounts());
        accounts.computeIfPresent(
                EngineId.CORE_HODL, (engine, account) -> source.text(RiskKeys.PREFIX + "core-hodl-account", account));
        return accounts;
    }
}
