package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** IN_POSITION: the rules that close a position at a candle's close, each named after what it watches. The first counts. */
final class ExitRules {
    /** A rule and its name. */
    private record Named(TrendRule name, ExitRule rule) {}

    /** Whether a position is to be closed, by what is known of the market after the candle. */
    @FunctionalInterface
    interface ExitRule {
        boolean closes(Trade trade, TrendMarket market, Candle candle, ExitParameters exits);
    }

    static final Reason HOLDING = new Reason(TrendRule.HOLDING, "no rule closes the position");

    private static final List<Named> ALL = List.of(
            new Named(TrendRule.TRAILING_STOP, TrailingStopRule::closes),
            new Named(TrendRule.HARD_STOP, ExitRules::hardStop),
            new Named(TrendRule.TREND_BROKEN, ExitRules::trendBroken),
            new Named(TrendRule.HELD_TOO_LONG, ExitRules::heldTooLong));

    private ExitRules() {}

    /** Whether one of them closed the position. */
    static boolean review(TrendStep step, int index, Trade trade, Candle candle) {
        TrendRule first = firstToClose(
                trade, step.asset(index).market(), candle, step.parameters().exits());
        if (first == null) {
            step.because(HOLDING);
            StopMoveRule.review(step, index);
            return false;
        }
        ExitOrder.decide(step, index, Decimal.ZERO, first);
        return true;
    }

    /** The name of the first rule that closes the position; null when it is held. */
    static @Nullable TrendRule firstToClose(Trade trade, TrendMarket market, Candle candle, ExitParameters exits) {
        for (int i = 0; i < ALL.size(); i++) {
            if (ALL.get(i).rule().closes(trade, market, candle, exits)) {
                return ALL.get(i).name();
            }
        }
        return null;
    }

    /** A close beyond the stop at the exchange while the position is still there: the exchange missed it. */
    private static boolean hardStop(Trade trade, TrendMarket market, Candle candle, ExitParameters exits) {
        return trade.direction().hasReached(candle.close(), trade.stopPrice());
    }

    /** A decision bar ended and the close is on the wrong side of the slow average. */
    private static boolean trendBroken(Trade trade, TrendMarket market, Candle candle, ExitParameters exits) {
        if (!market.tookInABar()) {
            return false;
        }
        double slow = market.indicators().slow();
        double close = TrendIndicators.toDouble(candle.close());
        return switch (trade.direction()) {
            case LONG -> close < slow;
            case SHORT -> close > slow;
        };
    }

    private static boolean heldTooLong(Trade trade, TrendMarket market, Candle candle, ExitParameters exits) {
        return candle.closeTimeMs() - trade.openedAtMs() >= exits.maxHolding().toMillis();
    }
}
