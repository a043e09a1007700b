package io.eternalengine.kit.configuration;

import io.eternalengine.domain.parameters.ParameterSource;
import io.smallrye.config.EnvConfigSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

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
     * default. The same holds for an environment variable, but for those that a platform sets.
     */
    public void requireAllKnown(String prefix) {
        requireAllKnown(prefix, Map.of());
    }

    /**
     * The same, with the name of today in the sentence where a key had another one once.
     *
     * @param renamed keys of today by those of before
     */
    public void requireAllKnown(String prefix, Map<String, String> renamed) {
        for (ConfigSource source : config.getConfigSources()) {
            UnaryOperator<String> form =
                    source instanceof EnvConfigSource ? EnvironmentVariables::variable : UnaryOperator.identity();
            Set<String> known = asked.stream().map(form).collect(Collectors.toCollection(TreeSet::new));
            source.getPropertyNames().stream()
                    .filter(name -> belongs(source, name, prefix))
                    .map(form)
                    .filter(name -> !known.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new RefusedParameter(name + " is no parameter; " + meant(name, form, known, renamed));
                    });
        }
    }

    private static boolean belongs(ConfigSource source, String name, String prefix) {
        return source instanceof EnvConfigSource
                ? EnvironmentVariables.isOfGroup(name, prefix)
                : name.startsWith(prefix);
    }

    private static String meant(
            String name, UnaryOperator<String> form, Set<String> known, Map<String, String> renamed) {
        Optional<String> today = renamed.entrySet().stream()
                .filter(each -> form.apply(each.getKey()).equals(name))
                .map(each -> form.apply(each.getValue()))
                .findFirst();
        return today.map(key -> "it is named " + key + " now").orElse("known are " + String.join(", ", known));
    }
}
