package io.eternalengine.backtester.market;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import java.util.ArrayList;
import java.util.List;

/** A day of a market, made of its shorter candles, for people to look at. */
public record DailyCandle(long openTimeMs, Decimal open, Decimal high, Decimal low, Decimal close) {
    private static final long DAY_MS = 86_400_000L;

    private DailyCandle plus(Candle candle) {
        return new DailyCandle(openTimeMs, open, high.max(candle.high()), low.min(candle.low()), candle.close());
    }

    /** The days of a series from a time on. */
    public static List<DailyCandle> of(MarketSeries series, long fromMs) {
        List<DailyCandle> days = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Candle candle = series.candle(i);
            long dayMs = candle.openTimeMs() / DAY_MS * DAY_MS;
            if (candle.openTimeMs() < fromMs) {
                continue;
            }
            if (!days.isEmpty() && days.getLast().openTimeMs() == dayMs) {
                days.set(days.size() - 1, days.getLast().plus(candle));
            } else {
                days.add(new DailyCandle(dayMs, candle.open(), candle.high(), candle.low(), candle.close()));
            }
        }
        return days;
    }
}
