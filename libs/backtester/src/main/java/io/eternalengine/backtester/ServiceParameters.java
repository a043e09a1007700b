package io.eternalengine.backtester;

import java.util.Locale;
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
        Map<String, String> defaults = effective(ParameterSet.defaults());
        Map<String, String> ofEnvironment = new TreeMap<>();
        for (String key : defaults.keySet()) {
            String value = environment.get(variable(key));
            if (value != null) {
                ofEnvironment.put(key, value);
            }
        }
        ParameterSet all = asked.over(ofEnvironment);
        Map<String, String> given = effective(all);
        given.keySet().retainAll(all.givenKeys());
        return new ServiceParameters(given);
    }

    /** What the services are given to have these parameters. */
    public Map<String, String> environment() {
        Map<String, String> variables = new TreeMap<>();
        given.forEach((key, value) -> variables.put(variable(key), value));
        return variables;
    }

    private static Map<String, String> effective(ParameterSet set) {
        EngineLineup.of(set, EngineLineup.known());
        set.group("eternal.risk.", () -> RiskSettings.of(set));
        set.requireAllKnown();
        return new TreeMap<>(set.effective());
    }

    private static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
