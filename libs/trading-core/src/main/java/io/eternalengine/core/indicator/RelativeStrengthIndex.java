package io.eternalengine.core.indicator;

import io.eternalengine.core.state.StateReader;
import io.eternalengine.core.state.StateWriter;

/**
 * Relative strength index: {@code RSI = 100 · G / (G + L)}, where G and L are Wilder's averages of the rises and of the
 * falls from close to close, each beginning as the mean of the first n. The same as the textbook's
 * {@code 100 − 100 / (1 + G / L)}, but without its division by zero; 50 when the price has not moved at all. Warm after
 * n + 1 closes.
 *
 * <p>Source: J. W. Wilder, <i>New Concepts in Technical Trading Systems</i> (1978), section VI; StockCharts ChartSchool,
 * <i>Relative Strength Index</i>.
 */
public final class RelativeStrengthIndex {
    private static final double UNMOVED = 50;

    private final SeededAverage gains;
    private final SeededAverage losses;
    private double previousClose;

    public RelativeStrengthIndex(int length) {
        this(SeededAverage.wilder(length), SeededAverage.wilder(length), Double.NaN);
    }

    private RelativeStrengthIndex(SeededAverage gains, SeededAverage losses, double previousClose) {
        this.gains = gains;
        this.losses = losses;
        this.previousClose = previousClose;
    }

    public RelativeStrengthIndex copy() {
        return new RelativeStrengthIndex(gains.copy(), losses.copy(), previousClose);
    }

    public void update(double close) {
        if (!Double.isNaN(previousClose)) {
            double change = close - previousClose;
            gains.update(Math.max(change, 0));
            losses.update(Math.max(-change, 0));
        }
        previousClose = Length.finite(close);
    }

    public boolean isWarm() {
        return gains.isWarm();
    }

    /** From 0 to 100; NaN while cold. */
    public double value() {
        double both = gains.value() + losses.value();
        return both == 0 ? UNMOVED : 100 * gains.value() / both;
    }

    public void write(StateWriter writer) {
        gains.write(writer);
        losses.write(writer);
        writer.writeDouble(previousClose);
    }

    public static RelativeStrengthIndex read(StateReader reader, int length) {
        SeededAverage fresh = SeededAverage.wilder(length);
        return new RelativeStrengthIndex(fresh.resume(reader), fresh.resume(reader), reader.readDouble());
    }
}
