package io.eternalengine.reporting.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.kit.message.UnreadableRecord;
import io.eternalengine.schemas.v1.Side;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "NaN", "1E5", "+1", ".5", "1.", " 1", "1,000", "0x10", "--1", "١"})
    void refusesADecimalThatIsNotInPlainNotation(String text) {
        assertThatThrownBy(() -> Fields.decimal("price", text))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessage("price is '" + text + "', not a decimal in plain notation");
    }

    @Test
    void refusesADecimalOfEndlessDigits() {
        assertThatThrownBy(() -> Fields.decimal("price", "9".repeat(1_000_000)))
                .isInstanceOf(UnreadableRecord.class)
                .message()
                .hasSizeLessThan(200);
    }

    @Test
    void readsDecimalsExactly() throws UnreadableRecord {
        assertThat(Fields.decimal("price", "-0.100000000000000000000000001"))
                .isEqualTo(new BigDecimal("-0.100000000000000000000000001"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE, Long.MIN_VALUE, 253_402_300_800_000L})
    void refusesATimeOutsideTheCalendar(long epochMs) {
        assertThatThrownBy(() -> Fields.instant("as_of_ms", epochMs)).isInstanceOf(UnreadableRecord.class);
    }

    @Test
    void refusesANameThatIsTooLongForAKey() {
        assertThatThrownBy(() -> Fields.name("intent_id", "x".repeat(201)))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessage("intent_id has 201 characters, more than the limit of 200");
    }

    @Test
    void refusesChoicesThatThisVersionDoesNotKnow() throws UnreadableRecord {
        assertThat(Fields.choice("side", Side.SIDE_SELL, "SIDE_")).isEqualTo("SELL");
        assertThatThrownBy(() -> Fields.choice("side", Side.UNRECOGNIZED, "SIDE_"))
                .isInstanceOf(UnreadableRecord.class)
                .hasMessage("side is UNRECOGNIZED");
    }
}
