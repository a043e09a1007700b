package io.eternalengine.backtester.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ReturnsTest {
    private static final double EXACT = 1e-12;

    @Test
    void compoundsTheTotal() {
        // 100 → 110 → 99 → 108.9
        Returns returns = Returns.between(new double[] {100, 110, 99, 108.9});

        assertThat(returns.daily()).containsExactly(new double[] {0.1, -0.1, 0.1}, within(EXACT));
        assertThat(returns.total()).isCloseTo(0.089, within(EXACT));
    }

    @Test
    void annualReturnOfAYearIsItsTotal() {
        double[] daily = new double[365];
        daily[100] = 0.21;

        assertThat(Returns.of(daily).annual()).isCloseTo(0.21, within(EXACT));
    }

    @Test
    void volatilitySharpeAndSortinoFollowTheirFormulas() {
        // mean 0.01; squared distances 0.0001 + 0.0009 + 0.0004 = 0.0014, over n − 1 = 2: 0.0007
        Returns returns = Returns.of(new double[] {0.02, -0.02, 0.03});

        assertThat(returns.volatility()).isCloseTo(Math.sqrt(0.0007 * 365), within(EXACT));
        assertThat(returns.sharpe()).isCloseTo(0.01 / Math.sqrt(0.0007) * Math.sqrt(365), within(1e-10));
        // downside: one day of −0.02 among three: √(0.0004 / 3)
        assertThat(returns.sortino()).isCloseTo(0.01 / Math.sqrt(0.0004 / 3) * Math.sqrt(365), within(1e-10));
    }

    @Test
    void valueAtRiskIsTheFifthPercentileAndItsTailMean() {
        // given 21 days: −0.20, −0.10, then 19 of 0.01; the 5 % point lies exactly on the second
        double[] daily = new double[21];
        java.util.Arrays.fill(daily, 0.01);
        daily[7] = -0.20;
        daily[11] = -0.10;

        assertThat(Returns.of(daily).valueAtRisk95()).isCloseTo(0.10, within(EXACT));
        assertThat(Returns.of(daily).conditionalValueAtRisk95()).isCloseTo(0.15, within(EXACT));
    }

    @Test
    void whatIsNotDefinedIsNaN() {
        Returns none = Returns.between(new double[] {100});

        assertThat(none.sharpe()).isNaN();
        assertThat(none.annual()).isNaN();
        assertThat(none.valueAtRisk95()).isNaN();
        assertThat(Returns.of(new double[] {0.01, 0.01}).sharpe()).isNaN();
    }

    @Test
    void findsTheDeepestDrawdownWithItsDates() {
        // 100, 120, 90 (−25 %), 125, 110 (−12 %), 126
        DrawdownSpan span =
                DrawdownSpan.deepest(new long[] {0, 1, 2, 3, 4, 5}, new double[] {100, 120, 90, 125, 110, 126});

        assertThat(span).isEqualTo(new DrawdownSpan(0.25, 1, 2, 3));
    }

    @Test
    void aDrawdownThatLastsHasNoRecovery() {
        DrawdownSpan span = DrawdownSpan.deepest(new long[] {5, 6, 7}, new double[] {100, 50, 80});

        assertThat(span).isEqualTo(new DrawdownSpan(0.5, 5, 6, 0));
    }
}
