package io.eternalengine.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    @ParameterizedTest
    @CsvSource({"1.10,1.1", "100,100.00", "0,-0.000", "0.0000,0", "1000000,1000000.0"})
    void isEqualByValueWhateverZerosItWasWrittenWith(String one, String other) {
        Decimal left = Decimal.of(one);
        Decimal right = Decimal.of(other);

        assertThat(left).isEqualTo(right).hasSameHashCodeAs(right).hasToString(right.toString());
        assertThat(left).isEqualByComparingTo(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "NaN",
                "Infinity",
                "1E5",
                "1e-3",
                "+1",
                ".5",
                "5.",
                "1,5",
                "1 000",
                "0x10",
                "--1",
                "1.2.3",
                "１",
                "1234567890123456789012345678901234567890123456789012345678901"
            })
    void refusesWhatIsNotPlainNotation(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimal.of(text))
                .withMessageContaining("not a plain decimal number");
    }

    @Test
    void writesPlainNotationThatItReadsBack() {
        long seed = 4_711;
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Decimal value = Decimal.of(BigDecimal.valueOf(random.nextLong(), random.nextInt(-8, 30)));

            assertThat(Decimal.of(value.toString()))
                    .as("seed %d, value %d", seed, i)
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0199,0.01,0.01,0.02", "0.02,0.01,0.02,0.02", "-0.015,0.01,-0.02,-0.01", "7,2.5,5,7.5"})
    void roundsToStepsDownAndUp(String value, String step, String floor, String ceiling) {
        assertThat(Decimal.of(value).floorToStep(Decimal.of(step))).isEqualTo(Decimal.of(floor));
        assertThat(Decimal.of(value).ceilToStep(Decimal.of(step))).isEqualTo(Decimal.of(ceiling));
    }

    @Test
    void refusesAStepThatIsNotPositive() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Decimal.ONE.floorToStep(Decimal.ZERO))
                .withMessage("step must be positive, is 0");
    }

    @Test
    void knowsMultiples() {
        assertThat(Decimal.of("0.3").isMultipleOf(Decimal.of("0.1"))).isTrue();
        assertThat(Decimal.of("0.35").isMultipleOf(Decimal.of("0.1"))).isFalse();
    }

    @Test
    void addsAndMultipliesExactly() {
        assertThat(Decimal.of("0.1").plus(Decimal.of("0.2"))).isEqualTo(Decimal.of("0.3"));
        assertThat(Decimal.of("0.00000001").times(Decimal.of("0.00000001"))).hasToString("0.0000000000000001");
        assertThat(Decimal.ONE.dividedBy(Decimal.of(3), 4, RoundingMode.UP)).isEqualTo(Decimal.of("0.3334"));
    }
}
