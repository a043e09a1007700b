package io.eternalengine.backtester;

import io.eternalengine.core.engine.corehodl.CoreHodlParameters;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters of the engines and of risk that run as services, under the same keys as in a backtest.
 *
 * @param coreHodl with which a recorded run is replayed
 * @param changed keys whose values are not the defaults
 */
public record ServiceParameters(CoreHodlParameters coreHodl, Map<String, String> changed) {
    public ServiceParameters {
        changed = Map.copyOf(changed);
    }

    /**
     * Reads the parameters; those of the environment have the keys of environment variables and are the weakest.
     *
     * @throws IllegalArgumentException saying in a sentence which value is wrong, or which key no service takes
     */
    public static ServiceParameters of(ParameterSet asked, Map<String, String> environment) {
        Map<String, String> defaults = effective(ParameterSet.defaults());
        Map<String, String> given = new TreeMap<>();
        for (String key : defaults.keySet()) {
            String value = environment.get(variable(key));
            if (value != null) {
                given.put(key, value);
            }
        }
        ParameterSet all = asked.over(given);
        Map<String, String> changed = effective(all);
        changed.entrySet().removeAll(defaults.entrySet());
        return new ServiceParameters(CoreHodlSettings.of(all), changed);
    }

    /** What the services are given to have these parameters. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        changed.forEach((key, value) -> variables.put(variable(key), value));
        return variables;
    }

    private static Map<String, String> effective(ParameterSet set) {
        set.group("eternal.core-hodl.", () -> CoreHodlSettings.of(set));
        set.group("eternal.risk.", () -> RiskSettings.of(set));
        set.requireAllKnown();
        return new TreeMap<>(set.effective());
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
