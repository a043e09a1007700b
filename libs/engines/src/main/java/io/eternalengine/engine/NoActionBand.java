package io.eternalengine.engine;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * The prices and the time until which a rule that looked and did nothing will do nothing again. A candle inside it only
 * updates price and clock. A band is derived from the state after a step and is part of no snapshot: a machine without one
 * takes the whole step, and decides the same.
 *
 * @param above the low of a candle must be above this, in the quote asset; null when no price is too low
 * @param below its high must be below this; null when no price is too high
 * @param untilMs it must close before this
 * @param decision that the whole step would make of such a candle
 */
public record NoActionBand(
        @Nullable Decimal above, @Nullable Decimal below, long untilMs, Decision decision) {
    /** A band of all prices. */
    public static NoActionBand ofAnyPrice(long untilMs, Decision decision) {
        return new NoActionBand(null, null, untilMs, decision);
    }

    /** Whether it holds the candle at this time of the machine, whose clock may be ahead of the candles. */
    public boolean holds(Candle candle, long clockMs) {
        return clockMs < untilMs && holds(candle);
    }

    public boolean holds(Candle candle) {
        return candle.closeTimeMs() < untilMs
                && (above == null || candle.low().isAbove(above))
                && (below == null || candle.high().isBelow(below));
    }
}
