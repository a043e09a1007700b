package io.eternalengine.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** After a million bars an indicator still says what a computation from the window alone says. */
class DriftTest {
    private static final int BARS = 1_000_000;
    private static final long SEED = Long.getLong("seed", 20_240_110L);

    private final Series series = new Series(SEED, BARS);

    @Test
    void simpleMovingAverage() {
        var average = new SimpleMovingAverage(200);
        for (int bar = 0; bar < BARS; bar++) {
            average.update(series.close[bar]);
        }

        assertThat(average.value()).isCloseTo(mean(series.close, 200), within(1e-9));
    }

    /** The mean is a hundred million times the deviation: sums of squares would have lost it all. */
    @Test
    void zScoreOfValuesFarFromZero() {
        var score = new ZScore(90);
        double[] far = new double[BARS];
        for (int bar = 0; bar < BARS; bar++) {
            far[bar] = 1e8 + series.close[bar] / 30_000;
            score.update(far[bar]);
        }

        double expected = (far[BARS - 1] - mean(far, 90)) / Math.sqrt(squares(far, far, 90) / 89);
        assertThat(score.value()).isCloseTo(expected, within(1e-6));
    }

    @Test
    void rollingCorrelation() {
        var correlation = new RollingCorrelation(30);
        double[] xs = returns(series);
        double[] ys = returns(new Series(SEED + 1, BARS));
        for (int bar = 0; bar < BARS; bar++) {
            ys[bar] = xs[bar] + 0.3 * ys[bar];
            correlation.update(xs[bar], ys[bar]);
        }

        double expected = squares(xs, ys, 30) / Math.sqrt(squares(xs, xs, 30) * squares(ys, ys, 30));
        assertThat(correlation.value()).isCloseTo(expected, within(1e-11));
    }

    private static double[] returns(Series series) {
        double[] returns = new double[series.bars()];
        for (int bar = 1; bar < returns.length; bar++) {
            returns[bar] = series.periodReturn(bar);
        }
        return returns;
    }

    private static double mean(double[] values, int length) {
        double sum = 0;
        for (int i = values.length - length; i < values.length; i++) {
            sum += values[i];
        }
        return sum / length;
    }

    private static double squares(double[] xs, double[] ys, int length) {
        double meanX = mean(xs, length);
        double meanY = mean(ys, length);
        double sum = 0;
        for (int i = xs.length - length; i < xs.length; i++) {
            sum += (xs[i] - meanX) * (ys[i] - meanY);
        }
        return sum;
    }
}
