package io.eternalengine.domain.parameters;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the keys of a parameter record set, one key at a time.
 *
 * @param parameters the record that a source gives
 */
public record KeyedNumbers(Function<ParameterSource, Record> parameters) {
    /** Values by key; remembers which keys were asked for, and the defaults. */
    private static final class Given implements ParameterSource {
        private final Map<String, String> values;
        private final Map<String, String> asked = new TreeMap<>();

        Given(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public String take(String key, String byDefault) {
            asked.put(key, byDefault);
            return values.getOrDefault(key, byDefault);
        }

        @Override
        public IllegalArgumentException refusal(String key, String text, String rule) {
            return new RefusedParameter(key + " is " + text + ": " + rule);
        }
    }

    /** The record with some keys given. */
    public Record with(Map<String, String> given) {
        return parameters.apply(new Given(given));
    }

    /** The keys, with their defaults. */
    public Map<String, String> keys() {
        var nothing = new Given(Map.of());
        var _ = parameters.apply(nothing);
        return nothing.asked;
    }

    /** Names of the numbers that are others when the key has another value, the first of some that the records take. */
    public Set<String> changedBy(String key, String byDefault) {
        Record changed = others(byDefault)
                .flatMap(value -> taken(key, value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " takes no other value"));
        Set<ParameterValue> same =
                new HashSet<>(ParameterValues.of(with(Map.of())).all());
        return ParameterValues.of(changed).all().stream()
                .filter(each -> !same.contains(each))
                .map(ParameterValue::name)
                .collect(Collectors.toSet());
    }

    private Stream<Record> taken(String key, String value) {
        try {
            return Stream.of(with(Map.of(key, value)));
        } catch (IllegalArgumentException refused) {
            return Stream.empty();
        }
    }

    private static Stream<String> others(String text) {
        if (text.contains(",")) {
            return others(text.substring(0, text.indexOf(','))).map(first -> first + text.substring(text.indexOf(',')));
        }
        try {
            Duration duration = Duration.parse(text);
            return Stream.of(duration.plusSeconds(1), duration.multipliedBy(2)).map(Duration::toString);
        } catch (DateTimeParseException noDuration) {
            return othersOfNumber(text);
        }
    }

    private static Stream<String> othersOfNumber(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            Stream<String> others = Stream.of(
                            number.multiply(new BigDecimal("0.9")), number.multiply(new BigDecimal("1.1")))
                    .map(BigDecimal::toPlainString);
            String more = number.add(BigDecimal.ONE).toPlainString();
            return number.scale() <= 0
                    ? Stream.concat(Stream.of(more, text + ".5"), others)
                    : Stream.concat(others, Stream.of(more));
        } catch (NumberFormatException noNumber) {
            return Stream.of("true", "false", "ABOVE").filter(other -> !other.equals(text));
        }
    }

    /** What a key is named after: {@code tier-two.max-slippage} is {@code tierTwo.maxSlippage}. */
    public static String componentOf(String name) {
        var component = new StringBuilder();
        for (String word : name.split("-", -1)) {
            component.append(
                    component.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return component.toString();
    }
}
