package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.domain.model.Decimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareLimitTest {
    @ParameterizedTest(name = "{0} of {1}, {2} allowed: {3}")
    @CsvSource({
        "5, 100, 0.05, true",
        "5.000000000000000001, 100, 0.05, false",
        "4.999999999999999999, 100, 0.05, true",
        "5.1, 100, 0.05, false",
        "1, 100, 0.05, true",
        "0, 0, 0.05, true",
        "0.000000000000000001, 0, 0.05, false",
        "0, -1, 0.05, false",
        "-1, -1, 0.05, true",
        "12345678901234567890.5, 246913578024691357810, 0.05, true",
        "12345678901234567890.51, 246913578024691357810, 0.05, false"
    })
    void isExactToTheLastUnit(String value, String whole, String fraction, boolean allowed) {
        assertThat(ShareLimit.allows(Decimal.of(value), Decimal.of(whole), Decimal.of(fraction)))
                .isEqualTo(allowed);
        assertThat(ShareLimit.objection("it is ", Decimal.of(value), Decimal.of(whole), Decimal.of(fraction))
                        .isEmpty())
                .isEqualTo(allowed);
    }
}
