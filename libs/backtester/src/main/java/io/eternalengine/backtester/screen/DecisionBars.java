package io.eternalengine.backtester.screen;

import io.eternalengine.domain.indicator.AverageDirectionalIndex;
import io.eternalengine.domain.indicator.AverageTrueRange;
import io.eternalengine.domain.indicator.SimpleMovingAverage;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The decision bars of a history as the engine's intake makes them, and their indicators, each computed once for all
 * strategies that ask for the same length, of whatever thread.
 */
public final class DecisionBars {
    static final int NEVER = -1;

    final CandleArrays candles;
    /** Of each candle: bars taken in by its close, itself included. */
    final int[] takenIn;
    /** Of each bar: the candle that ended it on time; {@link #NEVER} when it ended late. */
    final int[] endedOnTimeBy;

    final long[] closeTimeMs;
    final double[] close;
    private final double[] high;
    private final double[] low;
    private final Map<Integer, double[]> averages = new TreeMap<>();
    private final Map<Integer, double[]> directions = new TreeMap<>();
    private final Map<Integer, double[]> ranges = new TreeMap<>();

    private DecisionBars(BarIntake intake) {
        int bars = intake.bars;
        candles = intake.candles;
        takenIn = intake.takenIn;
        endedOnTimeBy = bars == candles.size() ? intake.endedOnTimeBy : Arrays.copyOf(intake.endedOnTimeBy, bars);
        closeTimeMs = bars == candles.size() ? intake.closeTimeMs : Arrays.copyOf(intake.closeTimeMs, bars);
        close = bars == candles.size() ? intake.close : Arrays.copyOf(intake.close, bars);
        high = bars == candles.size() ? intake.high : Arrays.copyOf(intake.high, bars);
        low = bars == candles.size() ? intake.low : Arrays.copyOf(intake.low, bars);
    }

    /** Each candle is a bar. */
    private DecisionBars(CandleArrays candles) {
        this.candles = candles;
        int bars = candles.size();
        takenIn = new int[bars];
        endedOnTimeBy = new int[bars];
        for (int i = 0; i < bars; i++) {
            takenIn[i] = i + 1;
            endedOnTimeBy[i] = i;
        }
        closeTimeMs = candles.closeTimeMs;
        close = candles.closes;
        high = candles.highs;
        low = candles.lows;
    }

    /** Bars of this length, at multiples of it since 1970, UTC. */
    public static DecisionBars of(CandleArrays candles, Duration bar) {
        if (candles.areBarsOf(bar.toMillis())) {
            return new DecisionBars(candles);
        }
        var intake = new BarIntake(candles, bar.toMillis());
        for (int i = 0; i < candles.size(); i++) {
            intake.take(i);
        }
        return new DecisionBars(intake);
    }

    int size() {
        return close.length;
    }

    /** Simple moving averages of closes; NaN while cold. */
    synchronized double[] average(int length) {
        return averages.computeIfAbsent(length, this::computeAverage);
    }

    /** Average directional indices; NaN while cold. */
    synchronized double[] direction(int length) {
        return directions.computeIfAbsent(length, this::computeDirection);
    }

    /** Average true ranges; NaN while cold. */
    synchronized double[] range(int length) {
        return ranges.computeIfAbsent(length, this::computeRange);
    }

    private double[] computeAverage(int length) {
        var average = new SimpleMovingAverage(length);
        var values = new double[size()];
        for (int bar = 0; bar < values.length; bar++) {
            average.update(close[bar]);
            values[bar] = average.value();
        }
        return values;
    }

    private double[] computeDirection(int length) {
        var direction = new AverageDirectionalIndex(length);
        var values = new double[size()];
        for (int bar = 0; bar < values.length; bar++) {
            direction.update(high[bar], low[bar], close[bar]);
            values[bar] = direction.value();
        }
        return values;
    }

    private double[] computeRange(int length) {
        var range = new AverageTrueRange(length);
        var values = new double[size()];
        for (int bar = 0; bar < values.length; bar++) {
            range.update(high[bar], low[bar], close[bar]);
            values[bar] = range.value();
        }
        return values;
    }
}
