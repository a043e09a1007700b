package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.domain.parameters.KeyedNumbers;
import io.eternalengine.domain.parameters.ParameterValues;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each key sets the number that it is named after, and each number of risk has a key. */
class RiskKeysTest {
    /** Who trades where is no number. */
    private static final List<String> WITHOUT_A_KEY = List.of("accounts", "limits.moreAccounts");

    /** Records whose numbers have keys without a group before them. */
    private static final List<String> WITHOUT_A_GROUP = List.of("", ".breaker", ".breaker.orders", ".limits");

    private static final RiskParameters DEFAULTS = RiskParameters.defaults();

    private static final KeyedNumbers NUMBERS =
            new KeyedNumbers(source -> RiskKeys.over(source, DEFAULTS.accounts(), DEFAULTS));

    @Test
    void withNothingGivenRiskHasItsDefaults() {
        assertThat(with(Map.of())).isEqualTo(DEFAULTS);
    }

    @Test
    void eachKeySetsTheNumberThatItIsNamedAfterAndNoOther() {
        NUMBERS.keys().forEach((key, byDefault) -> {
            Set<String> changed = NUMBERS.changedBy(key, byDefault);

            assertThat(changed)
                    .as(key)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(numberOf(name)).isEqualTo(pathOf(key)));
        });
    }

    @Test
    void eachNumberHasAKey() {
        Set<String> settable = new HashSet<>();
        NUMBERS.keys()
                .forEach((key, byDefault) ->
                        NUMBERS.changedBy(key, byDefault).forEach(name -> settable.add(numberOf(name))));

        Set<String> all = numbers().stream()
                .filter(name -> WITHOUT_A_KEY.stream().noneMatch(name.substring(1)::startsWith))
                .collect(Collectors.toSet());
        assertThat(settable).isEqualTo(all);
    }

    @Test
    void theLongestWindowOfAFallIsTenMinutes() {
        String key = RiskKeys.PREFIX + "feeds.flash-window";

        assertThat(with(Map.of(key, "PT10M")).limits().feeds().flashWindow()).isEqualTo(Duration.ofMinutes(10));
        assertThatThrownBy(() -> with(Map.of(key, "PT10M0.001S"))).hasMessageContaining("must not be above PT10M");
    }

    private static RiskParameters with(Map<String, String> given) {
        return (RiskParameters) NUMBERS.with(given);
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
                .map(group -> group + "." + KeyedNumbers.componentOf(key.substring(RiskKeys.PREFIX.length())))
                .filter(numbers::contains)
                .toList();
        assertThat(paths).as("numbers with the name of " + key).hasSize(1);
        return paths.getFirst();
    }
}
