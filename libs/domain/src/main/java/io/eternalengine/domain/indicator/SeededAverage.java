package io.eternalengine.domain.indicator;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * An average that begins as the mean of the first n values and then moves by a fixed part of the distance to each new one:
 * {@code a ← a + weight · (x − a)}. Earlier values fade geometrically, and with them earlier rounding.
 */
final class SeededAverage {
    private final int length;
    private final double weight;
    private int seen;
    private double average;

    SeededAverage(int length, double weight) {
        this.length = Length.atLeast(1, length);
        this.weight = weight;
    }

    /** Wilder's smoothing: weight 1/n. */
    static SeededAverage wilder(int length) {
        return new SeededAverage(length, 1.0 / Length.atLeast(1, length));
    }

    void update(double value) {
        Length.finite(value);
        if (seen < length) {
            seen++;
            average += (value - average) / seen;
        } else {
            average += weight * (value - average);
        }
    }

    boolean isWarm() {
        return seen == length;
    }

    double value() {
        return isWarm() ? average : Double.NaN;
    }

    void write(StateWriter writer) {
        Length.write(writer, length);
        writer.writeLong(seen).writeDouble(average);
    }

    /** Takes up what {@link #write} wrote of an average of the same length. */
    SeededAverage resume(StateReader reader) {
        Length.requireSame(reader, length);
        var resumed = new SeededAverage(length, weight);
        resumed.seen = Math.toIntExact(reader.readLong());
        resumed.average = reader.readDouble();
        return resumed;
    }
}
