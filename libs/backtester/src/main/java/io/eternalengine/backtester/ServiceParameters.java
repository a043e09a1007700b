package io.eternalengine.backtester;

import io.eternalengine.risk.RiskKeys;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of the engines and of risk that run as services, under the same keys as in a backtest.
 *
 * @param given keys that were given a value, be it the default: the services see the environment too, where it may be another
 */
public record ServiceParameters(Map<String, String> given) {
    public ServiceParameters {
        given = Map.copyOf(given);
    }

    /**
     * Reads the parameters; those of the environment have the keys of environment variables and are the weakest.
     *
     * @throws IllegalArgumentException saying in a sentence which value is wrong, or which key no service takes
     */
    public static ServiceParameters of(ParameterSet asked, Map<String, String> environment) {
        ParameterSet all = asked.over(environment);
        EngineLineup.of(all, EngineLineup.known());
        all.group(RiskKeys.PREFIX, () -> RiskSettings.of(all));
        all.requireAllKnown();
        return new ServiceParameters(all.taken());
    }

    /** What the services are given to have these parameters. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        given.forEach((key, value) -> variables.put(ParameterSet.variable(key), value));
        return variables;
    }
}
