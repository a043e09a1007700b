package io.eternalengine.history;

import java.math.BigDecimal;

/**
 * Makes a reader's own candle of a row. What the candle refuses with {@link IllegalArgumentException} is reported to the user with
 * file and line.
 */
@FunctionalInterface
public interface CandleForm<T> {
    T of(long openTimeMs, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, BigDecimal volume);
}
