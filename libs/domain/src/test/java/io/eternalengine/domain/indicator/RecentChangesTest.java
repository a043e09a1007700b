package io.eternalengine.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RecentChangesTest {
    private static final int LENGTH = 30;

    @Test
    void correlateToTheLastBitAsAFreshWindowDoes() {
        var random = new Random(11);
        var one = new RecentChanges(LENGTH);
        var other = new RecentChanges(LENGTH);
        double[] x = random.doubles(400, 10, 20).toArray();
        double[] y = random.doubles(400, 10, 20).toArray();
        for (int i = 0; i < x.length; i++) {
            one.add(x[i]);
            other.add(y[i]);
            assertThat(one.correlationWith(other)).isEqualTo(Double.valueOf(i < LENGTH ? Double.NaN : fresh(x, y, i)));
        }
    }

    @Test
    void knowNothingOnceCleared() {
        var changes = new RecentChanges(2);
        for (double price : new double[] {1, 2, 3, 5}) {
            changes.add(price);
        }
        assertThat(changes.correlationWith(changes)).isEqualTo(1);

        changes.clear();

        assertThat(changes.correlationWith(changes)).isNaN();
    }

    private static double fresh(double[] x, double[] y, int last) {
        var correlation = new RollingCorrelation(LENGTH);
        for (int i = last - LENGTH + 1; i <= last; i++) {
            correlation.update(x[i] / x[i - 1] - 1, y[i] / y[i - 1] - 1);
        }
        return correlation.value();
    }
}
