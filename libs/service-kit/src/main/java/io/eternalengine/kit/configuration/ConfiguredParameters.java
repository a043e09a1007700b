package io.eternalengine.kit.configuration;

import io.eternalengine.domain.parameters.ParameterSource;
import io.smallrye.config.EnvConfigSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;

/** Parameters under the keys of a service's configuration: its properties, system properties and environment. */
public final class ConfiguredParameters implements ParameterSource {
    private final Config config;
    private final Set<String> asked = new TreeSet<>();

    public ConfiguredParameters(Config config) {
        this.config = config;
    }

    @Override
    public String take(String key, String byDefault) {
        asked.add(key);
        return config.getOptionalValue(key, String.class).orElse(byDefault).strip();
    }

    @Override
    public RefusedParameter refusal(String key, String text, String rule) {
        return new RefusedParameter(key + " is \"" + text + "\": " + rule);
    }

    /**
     * Throws when a key that begins so was given and nobody asked for it: a misspelled parameter must not be silently the
     * default. Environment variables are left alone: a platform adds some of its own, named after the service.
     */
    public void requireAllKnown(String prefix) {
        StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .filter(source -> !(source instanceof EnvConfigSource))
                .flatMap(source -> source.getPropertyNames().stream())
                .filter(name -> name.startsWith(prefix) && !asked.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new RefusedParameter(name + " is no parameter; known are " + String.join(", ", asked));
                });
    }
}
