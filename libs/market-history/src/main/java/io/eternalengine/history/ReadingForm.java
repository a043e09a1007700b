package io.eternalengine.history;

import java.math.BigDecimal;

/** Makes a reader's own record of a row that holds one value, such as a funding rate. Refusals as in {@link CandleForm}. */
@FunctionalInterface
public interface ReadingForm<T> {
    T of(long timeMs, BigDecimal value);
}
