package io.eternalengine.backtester;

import io.eternalengine.domain.model.EngineId;
import io.eternalengine.risk.RiskKeys;
import io.eternalengine.risk.RiskParameters;
import java.util.Map;

/** The parameters of risk under the keys of its service. */
final class RiskSettings {
    private static final Map<EngineId, String> ACCOUNTS = Map.of(
            EngineId.CORE_HODL, "CORE-HODL",
            EngineId.TREND, "TREND-1",
            EngineId.FUNDING, "FUNDING",
            EngineId.TACTICAL, "TACTICAL");

    private RiskSettings() {}

    static RiskParameters of(ParameterSet set) {
        return RiskKeys.parameters(set, ACCOUNTS);
    }
}
