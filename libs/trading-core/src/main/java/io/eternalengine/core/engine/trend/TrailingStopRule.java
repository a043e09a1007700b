package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;

/**
 * Once the best price since the entry was 1 R in profit, a close that has fallen back from it by three average true ranges
 * closes the position. The stop is looked at on closed candles and executed at market; the hard stop at the exchange stays
 * beneath it.
 */
final class TrailingStopRule {
    private TrailingStopRule() {}

    static boolean closes(Trade trade, MarketView market, Candle candle, ExitParameters exits) {
        Decimal reached = trade.direction().gain(trade.entryPrice(), trade.bestPrice());
        if (reached.isBelow(trade.stopDistance().times(exits.trailingFromR()))) {
            return false;
        }
        Decimal distance =
                market.averageRange().times(exits.trailingRangeMultiple()).times(trade.stopScale());
        return trade.direction().hasReached(candle.close(), trade.direction().against(trade.bestPrice(), distance));
    }
}
