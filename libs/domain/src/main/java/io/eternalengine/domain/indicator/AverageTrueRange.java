package io.eternalengine.domain.indicator;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Average true range: Wilder's average of {@code TR = max(high − low, |high − previous close|, |low − previous close|)}; of
 * the first bar, which has no close before it, {@code high − low}. The average begins as the mean of the first n true
 * ranges and goes on as {@code ATR ← (ATR · (n − 1) + TR) / n}. Warm after n bars.
 *
 * <p>Source: J. W. Wilder, <i>New Concepts in Technical Trading Systems</i> (1978), section III; StockCharts ChartSchool,
 * <i>Average True Range</i>.
 */
public final class AverageTrueRange {
    private final SeededAverage average;
    private double previousClose;

    public AverageTrueRange(int length) {
        this(SeededAverage.wilder(length), Double.NaN);
    }

    private AverageTrueRange(SeededAverage average, double previousClose) {
        this.average = average;
        this.previousClose = previousClose;
    }

    public void update(double high, double low, double close) {
        average.update(TrueRange.of(high, low, previousClose));
        previousClose = Length.finite(close);
    }

    public boolean isWarm() {
        return average.isWarm();
    }

    /** In the unit of the prices; NaN while cold. */
    public double value() {
        return average.value();
    }

    public void write(StateWriter writer) {
        average.write(writer);
        writer.writeDouble(previousClose);
    }

    public static AverageTrueRange read(StateReader reader, int length) {
        return new AverageTrueRange(SeededAverage.wilder(length).resume(reader), reader.readDouble());
    }
}
