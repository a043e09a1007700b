package io.eternalengine.core.indicator;

import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * Exponential moving average: {@code EMA ← EMA + α · (x − EMA)} with {@code α = 2 / (n + 1)}, beginning as the mean of the
 * first n values. Warm after n values; the beginning has faded to 1e-9 after about 10·n more.
 *
 * <p>Source: StockCharts ChartSchool, <i>Moving Averages</i>; J. J. Murphy, ch. 9.
 */
public final class ExponentialMovingAverage {
    private final SeededAverage average;

    public ExponentialMovingAverage(int length) {
        this(new SeededAverage(length, 2.0 / (length + 1)));
    }

    private ExponentialMovingAverage(SeededAverage average) {
        this.average = average;
    }

    public ExponentialMovingAverage copy() {
        return new ExponentialMovingAverage(average.copy());
    }

    public void update(double value) {
        average.update(value);
    }

    public boolean isWarm() {
        return average.isWarm();
    }

    /** In the unit of the values; NaN while cold. */
    public double value() {
        return average.value();
    }

    public void write(StateWriter writer) {
        average.write(writer);
    }

    public static ExponentialMovingAverage read(StateReader reader, int length) {
        return new ExponentialMovingAverage(new ExponentialMovingAverage(length).average.resume(reader));
    }
}
