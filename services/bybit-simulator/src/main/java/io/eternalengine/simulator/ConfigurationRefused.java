package io.eternalengine.simulator;

/** A configuration value that is not allowed: names the key, the value and the rule. */
public final class ConfigurationRefused extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    ConfigurationRefused(String key, Object value, String rule) {
        super("eternal.simulator." + key + " = " + value + ": " + rule);
    }
}
