package io.eternalengine.backtester.metrics;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Says to which regime a day belonged, from what was known when it began. Bull and bear follow the 200-day average as in Faber,
 * "A Quantitative Approach to Tactical Asset Allocation" (2007, ten months there); the bands, and the thresholds of volatility
 * and crisis, are this project's own. When several hold, the first of crisis, high volatility and trend counts.
 */
public final class RegimeCalendar {
    private static final long DAY_MS = 86_400_000L;
    private static final int TREND_DAYS = 200;
    private static final int VOLATILITY_DAYS = 30;
    private static final int CRISIS_DAYS = 14;
    private static final double BAND = 0.05;
    private static final double HIGH_VOLATILITY = 0.90;
    private static final double CRISIS_FALL = 0.25;

    private final NavigableMap<Long, Regime> byEnd = new TreeMap<>();

    private RegimeCalendar() {}

    /** The regimes of all days of a series, which is BTC. */
    public static RegimeCalendar of(MarketSeries series) {
        var calendar = new RegimeCalendar();
        List<Double> closes = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Candle candle = series.candle(i);
            if (candle.closeTimeMs() % DAY_MS == 0) {
                closes.add(candle.close().toDouble());
                calendar.byEnd.put(candle.closeTimeMs(), regime(closes));
            }
        }
        return calendar;
    }

    /** The regime of the day that ended at a time: as it was known at the end of the day before. */
    public Regime of(long dayEndMs) {
        var known = byEnd.floorEntry(dayEndMs - DAY_MS);
        return known == null ? Regime.UNKNOWN : known.getValue();
    }

    private static Regime regime(List<Double> closes) {
        int days = closes.size();
        if (days < TREND_DAYS) {
            return Regime.UNKNOWN;
        }
        double close = closes.getLast();
        double high = closes.subList(days - CRISIS_DAYS, days).stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElseThrow();
        if (close <= high * (1 - CRISIS_FALL)) {
            return Regime.CRISIS;
        }
        if (volatility(closes.subList(days - VOLATILITY_DAYS - 1, days)) >= HIGH_VOLATILITY) {
            return Regime.HIGH_VOLATILITY;
        }
        double average = closes.subList(days - TREND_DAYS, days).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
        if (close > average * (1 + BAND)) {
            return Regime.BULL;
        }
        return close < average * (1 - BAND) ? Regime.BEAR : Regime.SIDEWAYS;
    }

    private static double volatility(List<Double> closes) {
        return Returns.between(closes.stream().mapToDouble(Double::doubleValue).toArray())
                .volatility();
    }
}
