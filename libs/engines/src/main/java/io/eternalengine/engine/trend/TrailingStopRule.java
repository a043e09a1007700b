package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;

/**
 * Once the best price since the entry was 1 R in profit, a close that has fallen back from it by three average true ranges
 * closes the position at market. The stop at the exchange follows that price, see {@link StopMoveRule}, so it is reached between two
 * candles, too, and by a machine that is down.
 */
final class TrailingStopRule {
    private TrailingStopRule() {}

    static boolean closes(Trade trade, TrendMarket market, Candle candle, ExitParameters exits) {
        return trails(trade, exits)
                && trade.direction().hasReached(candle.close(), stop(trade, market.averageRange(), exits));
    }

    /** The first price that closes the position on the way of a loss: the hard stop, or the trailing one before it. */
    static Decimal nearestStop(Trade trade, Decimal averageRange, ExitParameters exits) {
        if (!trails(trade, exits)) {
            return trade.stopPrice();
        }
        Decimal trailing = stop(trade, averageRange, exits);
        return switch (trade.direction()) {
            case LONG -> trailing.max(trade.stopPrice());
            case SHORT -> trailing.min(trade.stopPrice());
        };
    }

    static boolean trails(Trade trade, ExitParameters exits) {
        Decimal reached = trade.direction().gain(trade.entryPrice(), trade.bestPrice());
        return reached.isAtLeast(trade.stopDistance().times(exits.trailingFromR()));
    }

    /** Where it trails, not rounded to a tick. */
    static Decimal stop(Trade trade, Decimal averageRange, ExitParameters exits) {
        Decimal distance = averageRange.times(exits.trailingStopAtrMultiple()).times(trade.stopScale());
        return trade.direction().against(trade.bestPrice(), distance);
    }
}
