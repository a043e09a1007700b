package io.eternalengine.engine.trend;

import io.eternalengine.domain.indicator.AverageDirectionalIndex;
import io.eternalengine.domain.indicator.AverageTrueRange;
import io.eternalengine.domain.indicator.SimpleMovingAverage;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/** The indicators of one asset over its decision bars. */
final class TrendIndicators {
    private final SimpleMovingAverage fast;
    private final SimpleMovingAverage slow;
    private final AverageDirectionalIndex direction;
    private final AverageTrueRange range;

    private TrendIndicators(
            SimpleMovingAverage fast,
            SimpleMovingAverage slow,
            AverageDirectionalIndex direction,
            AverageTrueRange range) {
        this.fast = fast;
        this.slow = slow;
        this.direction = direction;
        this.range = range;
    }

    static TrendIndicators cold(TrendParameters parameters) {
        EntryParameters entries = parameters.entries();
        return new TrendIndicators(
                new SimpleMovingAverage(entries.fastSmaPeriod()),
                new SimpleMovingAverage(entries.slowSmaPeriod()),
                new AverageDirectionalIndex(entries.adxPeriod()),
                new AverageTrueRange(parameters.sizing().atrPeriod()));
    }

    void on(BarInProgress bar) {
        double high = toDouble(bar.high());
        double low = toDouble(bar.low());
        double close = toDouble(bar.close());
        fast.update(close);
        slow.update(close);
        direction.update(high, low, close);
        range.update(high, low, close);
    }

    boolean areWarm() {
        return slow.isWarm() && direction.isWarm() && range.isWarm();
    }

    /** Simple moving average of closes over the fast length, in the quote asset. */
    double fast() {
        return fast.value();
    }

    /** The same over the slow length. */
    double slow() {
        return slow.value();
    }

    /** Average directional index, from 0 to 100. */
    double adx() {
        return direction.value();
    }

    /** Average true range, in the quote asset. */
    double atr() {
        return range.value();
    }

    static double toDouble(Decimal price) {
        return price.toDouble();
    }

    void write(StateWriter writer) {
        fast.write(writer);
        slow.write(writer);
        direction.write(writer);
        range.write(writer);
    }

    static TrendIndicators read(StateReader reader, TrendParameters parameters) {
        EntryParameters entries = parameters.entries();
        return new TrendIndicators(
                SimpleMovingAverage.read(reader, entries.fastSmaPeriod()),
                SimpleMovingAverage.read(reader, entries.slowSmaPeriod()),
                AverageDirectionalIndex.read(reader, entries.adxPeriod()),
                AverageTrueRange.read(reader, parameters.sizing().atrPeriod()));
    }
}
