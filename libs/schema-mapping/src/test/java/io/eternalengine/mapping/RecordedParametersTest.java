package io.eternalengine.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.engine.corehodl.CoreHodlParameters;
import io.eternalengine.engine.funding.FundingParameters;
import io.eternalengine.engine.tactical.TacticalParameters;
import io.eternalengine.engine.trend.TrendParameters;
import io.eternalengine.risk.RiskParameters;
import io.eternalengine.schemas.v1.RuleValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What messages hold of a machine's parameters is all of them. */
class RecordedParametersTest {
    @ParameterizedTest
    @MethodSource("parametersOfTheProduct")
    <T extends Record> void theParametersOfEveryMachineAreReadBackAsTheyWere(T parameters) {
        RecordedParameters recorded = RecordedParameters.of(parameters);

        RecordedParameters published = RecordedParameters.of(recorded.values());

        assertThat(published.as(parameters.getClass())).isEqualTo(parameters);
        assertThat(published.hash()).isEqualTo(recorded.hash());
        assertThat(recorded.values()).extracting(RuleValue::getName).doesNotHaveDuplicates();
    }

    @Test
    void anotherValueHasAnotherHash() {
        List<RuleValue> values = new ArrayList<>(
                RecordedParameters.of(CoreHodlParameters.defaults()).values());
        for (int i = 0; i < values.size(); i++) {
            List<RuleValue> changed = new ArrayList<>(values);
            changed.set(i, values.get(i).toBuilder().setValue("9").build());

            assertThat(RecordedParameters.of(changed).hash())
                    .isNotEqualTo(RecordedParameters.of(values).hash());
        }
    }

    @Test
    void aNumberStandsUnderItsName() {
        assertThat(RecordedParameters.of(CoreHodlParameters.defaults()).values())
                .contains(
                        value("targets[0].instrument.symbol", "BTCUSDT"),
                        value("targets[1].maxWeight", "0.45"),
                        value("maxOrderFraction", "0.04"));
        assertThat(RecordedParameters.of(RiskParameters.defaults()).values())
                .contains(
                        value("breaker.orders.warningCoreReduction", "0.1"),
                        value("limits.moreAccounts[TREND-2]", "TREND"));
    }

    @ParameterizedTest
    @CsvSource({
        "bar, 14, bar is 14: no Duration",
        "entries.fastSmaPeriod, PT24H, entries.fastSmaPeriod is PT24H: no int",
        "sizing.kellyMultiple, much, sizing.kellyMultiple is much: no Decimal",
        "assets.size, two, assets.size is two: no int"
    })
    void aValueOfAnotherTypeIsRefusedWithItsNameAndTheTypeThatItIsNot(String name, String value, String sentence) {
        List<RuleValue> values = RecordedParameters.of(TrendParameters.trend1()).values().stream()
                .map(known -> known.getName().equals(name) ? value(name, value) : known)
                .toList();

        assertThatThrownBy(() -> RecordedParameters.of(values).as(TrendParameters.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void parametersOfAnotherVersionAreRefusedInASentence() {
        List<RuleValue> values =
                RecordedParameters.of(CoreHodlParameters.defaults()).values();
        List<RuleValue> fewer = values.subList(0, values.size() - 1);
        List<RuleValue> more = new ArrayList<>(values);
        more.add(value("luck", "1"));

        assertThatThrownBy(() -> RecordedParameters.of(fewer).as(CoreHodlParameters.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("takerFeeFraction was not recorded: another version of the parameters was");
        assertThatThrownBy(() -> RecordedParameters.of(more).as(CoreHodlParameters.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CoreHodlParameters has no parameter luck: another version of it was recorded");
    }

    static Stream<Record> parametersOfTheProduct() {
        return Stream.of(
                CoreHodlParameters.defaults(),
                TrendParameters.trend1(),
                TrendParameters.trend2(),
                TacticalParameters.defaults(),
                FundingParameters.defaults(),
                RiskParameters.defaults());
    }

    private static RuleValue value(String name, String value) {
        return RuleValue.newBuilder().setName(name).setValue(value).build();
    }
}
