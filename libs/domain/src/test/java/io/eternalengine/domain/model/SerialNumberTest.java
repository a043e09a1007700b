package io.eternalengine.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class SerialNumberTest {
    @Test
    void writesNumbersAsStringFormatDoes() {
        for (long number :
                new long[] {0, 1, 9, 10, 99, 100, 9_999, 10_000, 123_456, 99_999_999, 100_000_000, Long.MAX_VALUE}) {
            for (int digits = 1; digits <= 8; digits++) {
                assertThat(SerialNumber.padded(number, digits))
                        .isEqualTo(String.format(Locale.ROOT, "%0" + digits + "d", number));
            }
        }
    }

    @Test
    void refusesANumberBelowZero() {
        assertThatThrownBy(() -> SerialNumber.padded(-1, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("serial number is -1");
    }
}
