package io.eternalengine.venue.market;

import java.math.BigDecimal;

/**
 * Prices over an interval of any length.
 *
 * @param startMs first millisecond, epoch
 * @param endMs first millisecond after it
 * @param volume traded quantity in the base coin
 */
public record Bar(
        long startMs,
        long endMs,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume) {

    /** The bar of one hour. */
    public static Bar of(Candle candle) {
        return new Bar(
                candle.startMs(),
                candle.endMs(),
                candle.open(),
                candle.high(),
                candle.low(),
                candle.close(),
                candle.volume());
    }

    /** This bar and the one after it, seen as a part of an interval. */
    Bar followedBy(Bar next) {
        return new Bar(
                startMs, endMs, open, high.max(next.high), low.min(next.low), next.close, volume.add(next.volume));
    }
}
