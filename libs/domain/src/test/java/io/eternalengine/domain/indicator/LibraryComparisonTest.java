package io.eternalengine.domain.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.FixedNumIndicator;
import org.ta4j.core.indicators.statistics.PearsonCorrelationIndicator;
import org.ta4j.core.indicators.statistics.SigmaIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.num.Num;

/**
 * Equal to ta4j to 1e-9 of the value on random markets. Averages that never forget begin differently there, so those are
 * compared once the beginning has faded.
 */
class LibraryComparisonTest {
    private static final int BARS = 3_000;
    private static final int FADED = 1_500;
    private static final int LENGTH = 14;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void simpleMovingAverage(long seed) {
        var series = new Series(seed, BARS);
        var average = new SimpleMovingAverage(200);
        agree(200, seed, new SMAIndicator(closes(series), 200), bar -> {
            average.update(series.close[bar]);
            return average.value();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void averageTrueRange(long seed) {
        var series = new Series(seed, BARS);
        var range = new AverageTrueRange(LENGTH);
        agree(FADED, seed, new ATRIndicator(bars(series), LENGTH), bar -> {
            range.update(series.high[bar], series.low[bar], series.close[bar]);
            return range.value();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void averageDirectionalIndex(long seed) {
        var series = new Series(seed, BARS);
        var index = new AverageDirectionalIndex(LENGTH);
        agree(FADED, seed, new ADXIndicator(bars(series), LENGTH), bar -> {
            index.update(series.high[bar], series.low[bar], series.close[bar]);
            return index.value();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void rollingCorrelation(long seed) {
        var series = new Series(seed, BARS);
        var other = new Series(seed + 100, BARS);
        var correlation = new RollingCorrelation(30);
        BarSeries frame = bars(series);
        var theirs = new PearsonCorrelationIndicator(returns(frame, series, series), returns(frame, series, other), 30);
        agree(30, seed, theirs, bar -> {
            correlation.update(returnOf(series, bar), (returnOf(series, bar) + returnOf(other, bar)) / 2);
            return correlation.value();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void zScore(long seed) {
        var series = new Series(seed, BARS);
        var score = new ZScore(90);
        double toSample = Math.sqrt(90.0 / 89);
        agree(90, seed, new SigmaIndicator(closes(series), 90), bar -> {
            score.update(series.close[bar]);
            return score.value() * toSample;
        });
    }

    private static void agree(int from, long seed, Indicator<Num> theirs, IntToDoubleFunction ours) {
        for (int bar = 0; bar < BARS; bar++) {
            double value = ours.applyAsDouble(bar);
            if (bar >= from) {
                double expected = theirs.getValue(bar).doubleValue();
                assertThat(value)
                        .as("bar %d of seed %d", bar, seed)
                        .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
            }
        }
    }

    private static double returnOf(Series series, int bar) {
        return bar == 0 ? 0 : series.periodReturn(bar);
    }

    /** The mean of two series' returns, for a correlation that is neither 0 nor 1. */
    private static FixedNumIndicator returns(BarSeries frame, Series one, Series other) {
        double[] values = new double[one.bars()];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = (returnOf(one, bar) + returnOf(other, bar)) / 2;
        }
        return new FixedNumIndicator(frame, values);
    }

    private static ClosePriceIndicator closes(Series series) {
        return new ClosePriceIndicator(bars(series));
    }

    private static BarSeries bars(Series series) {
        BarSeries bars = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (int bar = 0; bar < series.bars(); bar++) {
            bars.barBuilder()
                    .timePeriod(Duration.ofHours(1))
                    .endTime(Instant.ofEpochSecond(3_600L * (bar + 1)))
                    .openPrice(series.close[Math.max(0, bar - 1)])
                    .highPrice(series.high[bar])
                    .lowPrice(series.low[bar])
                    .closePrice(series.close[bar])
                    .volume(1)
                    .add();
        }
        return bars;
    }
}
