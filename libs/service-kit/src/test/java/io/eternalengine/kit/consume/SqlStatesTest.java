package io.eternalengine.kit.consume;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record is set aside only for values that no waiting mends. */
class SqlStatesTest {
    @ParameterizedTest
    @ValueSource(strings = {"22021", "22003", "54000", "23503", "23505", "23514"})
    void valuesThatTheDatabaseCannotHoldAreBlamed(String state) {
        assertThat(SqlStates.blameTheValues(state)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23502", "42703", "08006", "57P01", "40P01"})
    void aFaultOfTheSchemaOrOfTheDatabaseDoesNotBlameTheValues(String state) {
        assertThat(SqlStates.blameTheValues(state)).isFalse();
    }
}
