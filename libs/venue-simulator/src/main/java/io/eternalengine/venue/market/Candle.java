package io.eternalengine.venue.market;

import java.math.BigDecimal;

/**
 * One hour of prices.
 *
 * @param startMs time of the open, epoch milliseconds
 * @param volume traded quantity in the base coin
 */
public record Candle(
        long startMs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume) {

    /** The length of a candle. */
    public static final long LENGTH_MS = 3_600_000;

    public Candle {
        if (startMs % LENGTH_MS != 0) {
            throw new IllegalArgumentException("timestamp_ms = " + startMs + ": must be a full hour");
        }
        if (low.signum() <= 0) {
            throw new IllegalArgumentException("low = " + low.toPlainString() + ": must be positive");
        }
        if (low.compareTo(open.min(close)) > 0) {
            throw new IllegalArgumentException("low = " + low.toPlainString() + ": must not exceed open or close");
        }
        if (high.compareTo(open.max(close)) < 0) {
            throw new IllegalArgumentException("high = " + high.toPlainString() + ": must not be under open or close");
        }
        if (volume.signum() < 0) {
            throw new IllegalArgumentException("volume = " + volume.toPlainString() + ": must not be negative");
        }
    }

    /** The time at which the candle closes. */
    public long endMs() {
        return startMs + LENGTH_MS;
    }

    /** The same candle with another high. */
    Candle withHigh(BigDecimal newHigh) {
        return new Candle(startMs, open, newHigh, low, close, volume);
    }
}
