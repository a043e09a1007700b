package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.parameters.ParameterSource;
import io.eternalengine.domain.parameters.ParameterValue;
import io.eternalengine.domain.parameters.ParameterValues;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each key sets the number that it is named after, and each number of risk has a key. */
class RiskKeysTest {
    /** Who trades where is no number. */
    private static final List<String> WITHOUT_A_KEY = List.of("accounts", "limits.moreAccounts");

    /** Records whose numbers have keys without a group before them. */
    private static final List<String> WITHOUT_A_GROUP = List.of("", ".breaker", ".breaker.orders", ".limits");

    private static final RiskParameters DEFAULTS = RiskParameters.defaults();

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

        RiskParameters parameters() {
            return RiskKeys.over(this, DEFAULTS.accounts(), DEFAULTS);
        }
    }

    @Test
    void withNothingGivenRiskHasItsDefaults() {
        assertThat(new Given(Map.of()).parameters()).isEqualTo(DEFAULTS);
    }

    @Test
    void eachKeySetsTheNumberThatItIsNamedAfterAndNoOther() {
        keys().forEach((key, byDefault) -> {
            Set<String> changed = changedBy(key, byDefault);

            assertThat(changed)
                    .as(key)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(numberOf(name)).isEqualTo(pathOf(key)));
        });
    }

    @Test
    void eachNumberHasAKey() {
        Set<String> settable = new HashSet<>();
        keys().forEach((key, byDefault) -> changedBy(key, byDefault).forEach(name -> settable.add(numberOf(name))));

        Set<String> all = numbers().stream()
                .filter(name -> WITHOUT_A_KEY.stream().noneMatch(name.substring(1)::startsWith))
                .collect(Collectors.toSet());
        assertThat(settable).isEqualTo(all);
    }

    @Test
    void theLongestWindowOfAFallIsTenMinutes() {
        String key = RiskKeys.PREFIX + "feeds.flash-window";

        assertThat(new Given(Map.of(key, "PT10M")).parameters().limits().feeds().flashWindow())
                .isEqualTo(Duration.ofMinutes(10));
        assertThatThrownBy(() -> new Given(Map.of(key, "PT10M0.001S")).parameters())
                .hasMessageContaining("must not be above PT10M");
    }

    private static Map<String, String> keys() {
        var nothing = new Given(Map.of());
        nothing.parameters();
        return nothing.asked;
    }

    /** Names of the numbers that are others when the key has another value, the first of some that the records take. */
    private static Set<String> changedBy(String key, String byDefault) {
        RiskParameters changed = others(byDefault)
                .flatMap(value -> parametersWith(key, value))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " takes no other value"));
        Set<ParameterValue> same = new HashSet<>(ParameterValues.of(DEFAULTS).all());
        return ParameterValues.of(changed).all().stream()
                .filter(each -> !same.contains(each))
                .map(ParameterValue::name)
                .collect(Collectors.toSet());
    }

    private static Stream<RiskParameters> parametersWith(String key, String value) {
        try {
            return Stream.of(new Given(Map.of(key, value)).parameters());
        } catch (IllegalArgumentException refused) {
            return Stream.empty();
        }
    }

    private static Stream<String> others(String text) {
        if (text.contains(",")) {
            return others(text.substring(0, text.indexOf(','))).map(first -> first + text.substring(text.indexOf(',')));
        }
        try {
            return Stream.of(Duration.parse(text).plusSeconds(1).toString());
        } catch (DateTimeParseException noDuration) {
            return othersOfNumber(text);
        }
    }

    private static Stream<String> othersOfNumber(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return number.scale() <= 0
                    ? Stream.of(number.add(BigDecimal.ONE).toPlainString(), text + ".5")
                    : Stream.of("0.9", "1.1")
                            .map(factor ->
                                    number.multiply(new BigDecimal(factor)).toPlainString());
        } catch (NumberFormatException noNumber) {
            return Stream.of("XRP", "false");
        }
    }

    /** {@code .limits.tierTwo.maxSlippage}; of a list its own name. */
    private static String numberOf(String name) {
        return "." + name.replaceAll("\\[.*", "").replaceAll("\\.size$", "");
    }

    private static Set<String> numbers() {
        return ParameterValues.of(DEFAULTS).all().stream()
                .map(each -> numberOf(each.name()))
                .collect(Collectors.toSet());
    }

    /** The one number that a key may be named after. */
    private static String pathOf(String key) {
        Set<String> numbers = numbers();
        List<String> paths = WITHOUT_A_GROUP.stream()
                .map(group -> group + "." + componentOf(key))
                .filter(numbers::contains)
                .toList();
        assertThat(paths).as("numbers with the name of " + key).hasSize(1);
        return paths.getFirst();
    }

    private static String componentOf(String key) {
        String name = key.substring(RiskKeys.PREFIX.length());
        var component = new StringBuilder();
        for (String word : name.split("-", -1)) {
            component.append(
                    component.isEmpty()
                            ? word
                            : word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1));
        }
        return component.toString();
    }
}
