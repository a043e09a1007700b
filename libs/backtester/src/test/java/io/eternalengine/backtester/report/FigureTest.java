package io.eternalengine.backtester.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void whatRoundsToNothingHasNoSign() {
        assertThat(Figure.percent(-0.00001)).isEqualTo("0.00 %");
        assertThat(Figure.percent(-0.0)).isEqualTo("0.00 %");
        assertThat(Figure.number(-0.004)).isEqualTo("0.00");
    }

    @Test
    void everythingElseKeepsItsSign() {
        assertThat(Figure.percent(-0.0001)).isEqualTo("-0.01 %");
        assertThat(Figure.percent(0.5)).isEqualTo("50.00 %");
        assertThat(Figure.number(-1234.5)).isEqualTo("-1,234.50");
        assertThat(Figure.percent(Double.NaN)).isEqualTo("–");
    }
}
