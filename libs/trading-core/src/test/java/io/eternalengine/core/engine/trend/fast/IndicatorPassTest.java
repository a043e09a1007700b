package io.eternalengine.core.engine.trend.fast;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.core.indicator.AverageDirectionalIndex;
import io.eternalengine.core.indicator.AverageTrueRange;
import io.eternalengine.core.indicator.SimpleMovingAverage;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fused pass against the indicators themselves, to the last bit. */
class IndicatorPassTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void givesTheValuesOfTheIndicators(long seed) {
        var random = new Random(seed);
        int bars = random.nextInt(1_500);
        var high = new double[bars];
        var low = new double[bars];
        var close = new double[bars];
        double price = 10_000;
        for (int bar = 0; bar < bars; bar++) {
            // Now and then the market stands still.
            double move = random.nextInt(20) == 0 ? 0 : 0.01;
            price *= 1 + move * random.nextGaussian();
            close[bar] = Math.round(price * 100) / 100.0;
            high[bar] = close[bar] * (1 + move * random.nextDouble());
            low[bar] = close[bar] * (1 - move * random.nextDouble());
        }
        int fast = random.nextInt(1, 60);
        int slow = random.nextInt(60, 260);
        int length = random.nextInt(1, 30);
        int range = random.nextInt(1, 30);

        var pass = new IndicatorPass(high, low, close, fast, slow, length, range);

        var fastAverage = new SimpleMovingAverage(fast);
        var slowAverage = new SimpleMovingAverage(slow);
        var direction = new AverageDirectionalIndex(length);
        var averageRange = new AverageTrueRange(range);
        for (int bar = 0; bar < bars; bar++) {
            fastAverage.update(close[bar]);
            slowAverage.update(close[bar]);
            direction.update(high[bar], low[bar], close[bar]);
            averageRange.update(high[bar], low[bar], close[bar]);
            same(pass.fast[bar], fastAverage.value(), bar);
            same(pass.slow[bar], slowAverage.value(), bar);
            same(pass.direction[bar], direction.value(), bar);
            same(pass.range[bar], averageRange.value(), bar);
        }
    }

    private static void same(double value, double expected, int bar) {
        assertThat(Double.doubleToLongBits(value))
                .as("bar %s: %s, expected %s", bar, value, expected)
                .isEqualTo(Double.doubleToLongBits(expected));
    }
}
