package io.eternalengine.venue.market;

import io.eternalengine.venue.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Makes bars of any interval: longer ones from hourly candles, shorter ones from the path inside a candle. */
final class Bars {

    /** The times at which the path turns or a bar may begin. */
    private static final long MINUTE_MS = 60_000;

    private Bars() {}

    /** Bars of candles, oldest first; the first may lack its beginning when the candles do. */
    static List<Bar> longer(List<Candle> candles, BarInterval interval) {
        List<Bar> bars = new ArrayList<>();
        for (Candle candle : candles) {
            long startMs = interval.startOf(candle.startMs());
            Bar hour = Bar.of(candle);
            if (!bars.isEmpty() && bars.getLast().startMs() == startMs) {
                bars.add(bars.removeLast().followedBy(hour));
            } else {
                bars.add(new Bar(
                        startMs,
                        interval.endOf(startMs),
                        hour.open(),
                        hour.high(),
                        hour.low(),
                        hour.close(),
                        hour.volume()));
            }
        }
        return bars;
    }

    /** The bar that starts at a time inside a candle, as it stands at {@code nowMs}. */
    static Bar within(Candle candle, Instrument instrument, BarInterval interval, long startMs, long nowMs) {
        long endMs = interval.endOf(startMs);
        long lastMs = Math.min(endMs, nowMs);
        BigDecimal open = price(candle, instrument, startMs);
        BigDecimal high = open;
        BigDecimal low = open;
        // The path turns at whole minutes only, so these show every extreme.
        for (long timeMs = startMs + MINUTE_MS; timeMs < lastMs; timeMs += MINUTE_MS) {
            BigDecimal price = price(candle, instrument, timeMs);
            high = high.max(price);
            low = low.min(price);
        }
        BigDecimal close = price(candle, instrument, lastMs);
        BigDecimal volume = candle.volume()
                .multiply(BigDecimal.valueOf(lastMs - startMs))
                .divide(BigDecimal.valueOf(Candle.LENGTH_MS), 6, RoundingMode.FLOOR);
        return new Bar(startMs, endMs, open, high.max(close), low.min(close), close, volume);
    }

    private static BigDecimal price(Candle candle, Instrument instrument, long timeMs) {
        return instrument.nearestTick(MinutePath.priceAt(candle, timeMs)).max(instrument.tickSize());
    }
}
