package io.eternalengine.venue.market;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * The last 24 hours of a market.
 *
 * @param firstPrice price at the start of the day
 * @param volume traded quantity in the base coin
 * @param turnover traded value in the quote coin, at each candle's close
 */
public record DayStatistics(
        BigDecimal firstPrice, BigDecimal high, BigDecimal low, BigDecimal volume, BigDecimal turnover) {

    static DayStatistics of(List<Candle> candles, BigDecimal price) {
        BigDecimal high = price;
        BigDecimal low = price;
        BigDecimal volume = BigDecimal.ZERO;
        BigDecimal turnover = BigDecimal.ZERO;
        for (Candle candle : candles) {
            high = high.max(candle.high());
            low = low.min(candle.low());
            volume = volume.add(candle.volume());
            turnover = turnover.add(candle.volume().multiply(candle.close()));
        }
        BigDecimal first = candles.isEmpty() ? price : candles.getFirst().open();
        return new DayStatistics(first, high, low, volume, turnover);
    }

    /** The change of the price over the day as a fraction. */
    public BigDecimal change(BigDecimal price) {
        return price.subtract(firstPrice).divide(firstPrice, new MathContext(6));
    }
}
