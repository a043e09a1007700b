package io.eternalengine.domain.indicator;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Average directional index, how strong a trend is whatever its direction, from 0 to 100.
 *
 * <pre>
 * up = high − previous high            down = previous low − low
 * +DM = up if up &gt; down and up &gt; 0     −DM = down if down &gt; up and down &gt; 0     (else 0)
 * ±DI = 100 · W(±DM) / W(TR)           DX = 100 · |+DI − −DI| / (+DI + −DI)     (0 when the market stands still)
 * ADX = W(DX)
 * </pre>
 *
 * <p>W is Wilder's average: the mean of the first n values, then {@code W ← (W · (n − 1) + x) / n}. The first bar has no
 * movement, so DX begins with bar n + 1 and the index is warm after 2·n bars.
 *
 * <p>Source: J. W. Wilder, <i>New Concepts in Technical Trading Systems</i> (1978), section IV; StockCharts ChartSchool,
 * <i>Average Directional Index</i>.
 */
public final class AverageDirectionalIndex {
    private final SeededAverage trueRange;
    private final SeededAverage plusMovement;
    private final SeededAverage minusMovement;
    private final SeededAverage index;
    private double previousHigh;
    private double previousLow;
    private double previousClose;

    public AverageDirectionalIndex(int length) {
        this(
                SeededAverage.wilder(length),
                SeededAverage.wilder(length),
                SeededAverage.wilder(length),
                SeededAverage.wilder(length));
    }

    private AverageDirectionalIndex(
            SeededAverage trueRange, SeededAverage plusMovement, SeededAverage minusMovement, SeededAverage index) {
        this.trueRange = trueRange;
        this.plusMovement = plusMovement;
        this.minusMovement = minusMovement;
        this.index = index;
        previousHigh = Double.NaN;
        previousLow = Double.NaN;
        previousClose = Double.NaN;
    }

    public void update(double high, double low, double close) {
        if (!Double.isNaN(previousClose)) {
            double up = high - previousHigh;
            double down = previousLow - low;
            trueRange.update(TrueRange.of(high, low, previousClose));
            plusMovement.update(up > down && up > 0 ? up : 0);
            minusMovement.update(down > up && down > 0 ? down : 0);
            if (trueRange.isWarm()) {
                index.update(directionalMovement());
            }
        }
        previousHigh = Length.finite(high);
        previousLow = Length.finite(low);
        previousClose = Length.finite(close);
    }

    public boolean isWarm() {
        return index.isWarm();
    }

    /** From 0 to 100; NaN while cold. */
    public double value() {
        return index.value();
    }

    /** Strength of the rises, from 0 to 100; NaN before bar n + 1 and 0 when the market stands still. */
    public double plusDirection() {
        return direction(plusMovement);
    }

    /** Strength of the falls, likewise. */
    public double minusDirection() {
        return direction(minusMovement);
    }

    private double direction(SeededAverage movement) {
        double range = trueRange.value();
        return range == 0 ? 0 : 100 * movement.value() / range;
    }

    private double directionalMovement() {
        double plus = plusDirection();
        double minus = minusDirection();
        double both = plus + minus;
        return both == 0 ? 0 : 100 * Math.abs(plus - minus) / both;
    }

    public void write(StateWriter writer) {
        trueRange.write(writer);
        plusMovement.write(writer);
        minusMovement.write(writer);
        index.write(writer);
        writer.writeDouble(previousHigh).writeDouble(previousLow).writeDouble(previousClose);
    }

    public static AverageDirectionalIndex read(StateReader reader, int length) {
        SeededAverage fresh = SeededAverage.wilder(length);
        var read = new AverageDirectionalIndex(
                fresh.resume(reader), fresh.resume(reader), fresh.resume(reader), fresh.resume(reader));
        read.previousHigh = reader.readDouble();
        read.previousLow = reader.readDouble();
        read.previousClose = reader.readDouble();
        return read;
    }
}
