package io.eternalengine.domain.indicator;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Simple moving average: {@code SMA = (x₁ + … + xₙ) / n} over the last n values. Warm after n values.
 *
 * <p>The sum is kept by adding the new value and taking away the oldest. A second sum, of the values since the window last
 * turned over, replaces it at each turn, so that rounding never comes from more than one window.
 *
 * <p>Source: any text on time series; J. J. Murphy, <i>Technical Analysis of the Financial Markets</i>, ch. 9.
 */
public final class SimpleMovingAverage {
    private final RollingWindow window;
    private double sum;
    private double sumSinceTurn;

    public SimpleMovingAverage(int length) {
        this(new RollingWindow(Length.atLeast(1, length)));
    }

    private SimpleMovingAverage(RollingWindow window) {
        this.window = window;
    }

    public void update(double value) {
        sum += window.isFull() ? value - window.oldest() : value;
        sumSinceTurn += value;
        if (window.push(value)) {
            sum = sumSinceTurn;
            sumSinceTurn = 0;
        }
    }

    public boolean isWarm() {
        return window.isFull();
    }

    /** In the unit of the values; NaN while cold. */
    public double value() {
        return isWarm() ? sum / window.length() : Double.NaN;
    }

    public void write(StateWriter writer) {
        window.write(writer);
        writer.writeDouble(sum).writeDouble(sumSinceTurn);
    }

    public static SimpleMovingAverage read(StateReader reader, int length) {
        var average = new SimpleMovingAverage(RollingWindow.read(reader, length));
        average.sum = reader.readDouble();
        average.sumSinceTurn = reader.readDouble();
        return average;
    }
}
