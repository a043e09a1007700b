package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import java.util.List;

/** IN_POSITION: the rules that close a position at a candle's close, each named after what it watches. The first counts. */
final class ExitRules {
    /** A rule and its name. */
    private record Named(String name, ExitRule rule) {}

    /** Whether a position is to be closed. */
    @FunctionalInterface
    interface ExitRule {
        boolean closes(TrendCourse course, int index, Trade trade, Candle candle);
    }

    private static final List<Named> ALL = List.of(
            new Named("hard-stop", ExitRules::hardStop),
            new Named("trailing-stop", TrailingStopRule::closes),
            new Named("trend-broken", ExitRules::trendBroken),
            new Named("held-too-long", ExitRules::heldTooLong));

    private ExitRules() {}

    /** Whether one of them closed the position. */
    static boolean review(TrendCourse course, int index, Trade trade, Candle candle) {
        for (Named named : ALL) {
            if (named.rule().closes(course, index, trade, candle)) {
                ExitOrder.decide(course, index, Decimal.ZERO, named.name());
                return true;
            }
        }
        course.because("holding", "no rule closes the position");
        return false;
    }

    /** A close beyond the hard stop while the position is still there: the exchange missed the stop. */
    private static boolean hardStop(TrendCourse course, int index, Trade trade, Candle candle) {
        return trade.direction().hasReached(candle.close(), trade.stopPrice());
    }

    /** At the end of a decision bar the close is on the wrong side of the slow average. */
    private static boolean trendBroken(TrendCourse course, int index, Trade trade, Candle candle) {
        if (!CandleIntake.endedBar(course.asset(index))) {
            return false;
        }
        double slow = course.asset(index).indicators().slow();
        double close = TrendIndicators.toDouble(candle.close());
        return switch (trade.direction()) {
            case LONG -> close < slow;
            case SHORT -> close > slow;
        };
    }

    private static boolean heldTooLong(TrendCourse course, int index, Trade trade, Candle candle) {
        return candle.closeTimeMs() - trade.openedAtMs()
                >= course.parameters().exits().maxHolding().toMillis();
    }
}
