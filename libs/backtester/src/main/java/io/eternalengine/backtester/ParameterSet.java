package io.eternalengine.backtester;

import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.engine.trend.TrendKeys;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Parameters under the keys that the services are configured with, such as {@code eternal.core-hodl.program-days}, so that a
 * line can be carried from one to the other. What is not given has its default. Every value that was asked for is remembered,
 * because a result is worth nothing without the parameters that it rests on.
 */
public final class ParameterSet implements ParameterSource {
    private final String source;
    private final SortedMap<String, String> given = new TreeMap<>();
    private final Map<String, String> environment;
    private final SortedMap<String, String> effective = new TreeMap<>();

    private ParameterSet(String source, Map<String, String> given) {
        this(source, given, Map.of());
    }

    private ParameterSet(String source, Map<String, String> given, Map<String, String> environment) {
        this.source = source;
        this.given.putAll(given);
        this.environment = Map.copyOf(environment);
    }

    /** Nothing given. */
    public static ParameterSet defaults() {
        return new ParameterSet("the defaults", Map.of());
    }

    /** Some values given, the rest default. */
    public static ParameterSet of(Map<String, String> given) {
        return new ParameterSet("the parameters given", given);
    }

    /** Reads a file of {@code key = value} lines. */
    public static ParameterSet read(Path file) {
        var properties = new LinesOfAFile(file);
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (CharacterCodingException e) {
            throw new BadParameter(file + ": cannot be read as lines of key = value: it is no UTF-8 text");
        } catch (BadParameter e) {
            throw e;
        } catch (IOException | IllegalArgumentException e) {
            throw new BadParameter(file + ": cannot be read as lines of key = value: " + e.getMessage());
        }
        Map<String, String> given = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> given.put(key, properties.getProperty(key)));
        return new ParameterSet(file.toString(), given);
    }

    /** These parameters with some replaced. */
    public ParameterSet with(Map<String, String> changes) {
        Map<String, String> all = new TreeMap<>(given);
        all.putAll(changes);
        return new ParameterSet(given.isEmpty() && !changes.isEmpty() ? "the parameters given" : source, all);
    }

    /** These parameters, and those of an environment for what they do not give. */
    ParameterSet over(Map<String, String> weaker) {
        return new ParameterSet(given.isEmpty() && !weaker.isEmpty() ? "the environment" : source, given, weaker);
    }

    /** The environment variable of a key. */
    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /**
     * Makes something of parameters whose keys begin with a prefix; when a rule between them is broken, says where they stood.
     */
    <T> T group(String prefix, Supplier<T> made) {
        try {
            return made.get();
        } catch (BadParameter e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new BadParameter(source + ", " + prefix + "*: " + e.getMessage());
        }
    }

    /** Throws when a key was given that nobody asked for: a misspelled parameter must not be silently the default. */
    void requireAllKnown() {
        for (String key : given.keySet()) {
            if (!effective.containsKey(key)) {
                throw new BadParameter(source + ": " + key + " is no parameter; "
                        + Optional.ofNullable(TrendKeys.renamed().get(key))
                                .map(renamed -> "it is named " + renamed + " now")
                                .orElseGet(() -> knownLike(key)));
            }
        }
    }

    /** The keys of the same group, or the groups. */
    private String knownLike(String key) {
        String group = groupOf(key);
        List<String> near = effective.keySet().stream()
                .filter(known -> groupOf(known).equals(group))
                .toList();
        return near.isEmpty()
                ? "known ones begin with "
                        + effective.keySet().stream()
                                .map(ParameterSet::groupOf)
                                .distinct()
                                .collect(Collectors.joining(", "))
                : "known are " + String.join(", ", near);
    }

    /** What comes before the second dot, and the dot. */
    private static String groupOf(String key) {
        int second = key.indexOf('.', key.indexOf('.') + 1);
        return key.substring(0, second + 1);
    }

    /** The keys that were asked for and given a value. */
    SortedMap<String, String> taken() {
        SortedMap<String, String> taken = new TreeMap<>(effective);
        taken.keySet().removeIf(key -> !given.containsKey(key) && !environment.containsKey(variable(key)));
        return taken;
    }

    /** All values that were asked for, given or default. */
    public SortedMap<String, String> effective() {
        return Collections.unmodifiableSortedMap(effective);
    }

    /** SHA-256 over {@link #effective()}, in hex. */
    public String hash() {
        byte[] text = effective.toString().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(io.eternalengine.domain.state.StateHash.of(text));
    }

    @Override
    public String take(String key, String byDefault) {
        String text = given.getOrDefault(key, environment.getOrDefault(variable(key), byDefault))
                .strip();
        effective.put(key, text);
        return text;
    }

    @Override
    public BadParameter refusal(String key, String text, String rule) {
        return new BadParameter(source + ": " + key + " is \"" + text + "\": " + rule);
    }

    /** A key that stands in a file twice is a mistake: nobody can know which was meant. */
    private static final class LinesOfAFile extends Properties {
        private static final long serialVersionUID = 1L;

        private final transient Path file;

        LinesOfAFile(Path file) {
            this.file = file;
        }

        @Override
        public synchronized @Nullable Object put(Object key, Object value) {
            if (containsKey(key)) {
                throw new BadParameter(file + ": " + key + " is given twice");
            }
            return super.put(key, value);
        }
    }

    /** A parameter that cannot be used. The message is a sentence for a person. */
    public static final class BadParameter extends ParameterSource.RefusedParameter {
        private static final long serialVersionUID = 1L;

        BadParameter(String sentence) {
            super(sentence);
        }
    }
}
