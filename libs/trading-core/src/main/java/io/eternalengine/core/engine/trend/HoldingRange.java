package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;

/**
 * Where a candle within a decision bar leaves a position as it is: it reaches no better price than the best so far, and none at
 * which a stop closes.
 *
 * @param above the low of the candle must be above this, in the quote asset
 * @param below the high must be below this
 * @param untilMs before this the position has not been held too long
 */
record HoldingRange(Decimal above, Decimal below, long untilMs) {
    static HoldingRange of(Trade trade, Decimal averageRange, ExitParameters exits) {
        Decimal stop = TrailingStopRule.nearestStop(trade, averageRange, exits);
        long untilMs = trade.openedAtMs() + exits.maxHolding().toMillis();
        return switch (trade.direction()) {
            case LONG -> new HoldingRange(stop, trade.bestPrice(), untilMs);
            case SHORT -> new HoldingRange(trade.bestPrice(), stop, untilMs);
        };
    }

    boolean holds(Candle candle) {
        return candle.low().isAbove(above) && candle.high().isBelow(below) && candle.closeTimeMs() < untilMs;
    }
}
