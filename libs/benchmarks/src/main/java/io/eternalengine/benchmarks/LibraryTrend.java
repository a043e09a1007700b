package io.eternalengine.benchmarks;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.engine.trend.EntryParameters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Rule;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.num.DoubleNumFactory;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

/**
 * The same rules made of ta4j's indicators and rules. What ta4j has no rule for, stops that are set at the entry, moved at closes and struck inside
 * a bar, is played by the loop that asks the rules.
 */
final class LibraryTrend {
    private static final double STOP_RANGES = 2;
    private static final double TRAILING_RANGES = 3;
    private static final double TRAILING_STEP_RANGES = 0.1;
    private static final double TICK = 0.01;
    private static final int MAX_BARS = 30 * 24;
    private static final int RANGE_LENGTH = 14;
    private static final double SLIPPAGE = 0.0001;

    private final BarSeries series;
    private final ATRIndicator range;
    private final Rule entry;
    private final Rule broken;

    private LibraryTrend(BarSeries series) {
        this.series = series;
        EntryParameters rules = EntryParameters.defaults();
        var close = new ClosePriceIndicator(series);
        var slow = new SMAIndicator(close, rules.slowSmaPeriod());
        var fast = new SMAIndicator(close, rules.fastSmaPeriod());
        range = new ATRIndicator(series, RANGE_LENGTH);
        entry = new OverIndicatorRule(new ADXIndicator(series, rules.adxPeriod()), rules.entryAdxMin())
                .and(new OverIndicatorRule(close, slow))
                .and(new OverIndicatorRule(fast, slow));
        broken = new UnderIndicatorRule(close, slow);
    }

    static BarSeries series(List<Candle> candles) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumFactory(DoubleNumFactory.getInstance())
                .build();
        for (Candle candle : candles) {
            series.barBuilder()
                    .timePeriod(Duration.ofMillis(candle.intervalMs()))
                    .endTime(Instant.ofEpochMilli(candle.closeTimeMs()))
                    .openPrice(candle.open().toString())
                    .highPrice(candle.high().toString())
                    .lowPrice(candle.low().toString())
                    .closePrice(candle.close().toString())
                    .volume(1)
                    .add();
        }
        return series;
    }

    /** When each trade was entered and left; indicators are computed anew. */
    static List<String> trades(BarSeries series) {
        return new LibraryTrend(series).trades();
    }

    private List<String> trades() {
        List<String> trades = new ArrayList<>();
        int last = series.getEndIndex();
        int bar = HourlyTrend.WARM_UP;
        while (bar < last) {
            bar = entry.isSatisfied(bar) ? hold(bar, last, trades) : bar + 1;
        }
        return trades;
    }

    private int hold(int decided, int last, List<String> trades) {
        double stop =
                ticksDown(close(decided) - STOP_RANGES * range.getValue(decided).doubleValue());
        double risk = close(decided) - stop;
        int entered = decided + 1;
        double entryPrice = ticksUp(series.getBar(entered).getOpenPrice().doubleValue() * (1 + SLIPPAGE));
        double best = entryPrice;
        for (int bar = entered; bar <= last; bar++) {
            if (series.getBar(bar).getLowPrice().doubleValue() <= stop) {
                trades.add(entered + " to " + bar);
                return bar;
            }
            best = Math.max(best, series.getBar(bar).getHighPrice().doubleValue());
            if (isToBeLeft(bar, entered, entryPrice, best, risk)) {
                if (bar < last) {
                    trades.add(entered + " to " + (bar + 1));
                }
                return bar + 1;
            }
            stop = moved(stop, bar, entryPrice, best, risk);
        }
        return last + 1;
    }

    private double moved(double stop, int bar, double entryPrice, double best, double risk) {
        double averageRange = range.getValue(bar).doubleValue();
        double trailing = ticksDown(best - TRAILING_RANGES * averageRange);
        boolean moves =
                best - entryPrice >= risk && trailing - stop >= Math.max(TRAILING_STEP_RANGES * averageRange, TICK);
        return moves ? trailing : stop;
    }

    private boolean isToBeLeft(int bar, int entered, double entryPrice, double best, double risk) {
        boolean trails = best - entryPrice >= risk
                && close(bar) <= best - TRAILING_RANGES * range.getValue(bar).doubleValue();
        return trails || broken.isSatisfied(bar) || bar + 1 - entered >= MAX_BARS;
    }

    private double close(int bar) {
        return series.getBar(bar).getClosePrice().doubleValue();
    }

    private static double ticksDown(double price) {
        return BigDecimal.valueOf(price).setScale(2, RoundingMode.FLOOR).doubleValue();
    }

    private static double ticksUp(double price) {
        return BigDecimal.valueOf(price).setScale(2, RoundingMode.CEILING).doubleValue();
    }
}
