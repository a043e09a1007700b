package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.SerialNumber;

/**
 * The stop at the exchange is moved after the trailing one, amended where it stands and only ever nearer to the market, at closed candles.
 * Moves smaller than the configured step wait. Nothing holds a move back. The stop counts as moved once the exchange has it: after a move that is
 * refused it is where it stood, and the next candle decides anew. While nobody answers, only a nearer stop is asked for.
 */
final class StopMoveRule {
    private StopMoveRule() {}

    /** After a candle at which no rule closed the position. */
    static void review(TrendStep step, int index) {
        Trade trade = step.asset(index).phase().trade();
        ExitParameters exits = step.parameters().exits();
        if (trade == null || !trade.isOpen() || !TrailingStopRule.trails(trade, exits)) {
            return;
        }
        Decimal averageRange = step.asset(index).market().averageRange();
        Decimal tickSize = step.rules(index).tickSize();
        Decimal stop = trade.direction().stopToTick(TrailingStopRule.stop(trade, averageRange, exits), tickSize);
        Decimal smallest = averageRange.times(exits.trailingStepAtrMultiple()).max(tickSize);
        if (trade.direction().gain(trade.nearestStop(), stop).isAtLeast(smallest)) {
            move(step, index, trade, stop);
        }
    }

    private static void move(TrendStep step, int index, Trade trade, Decimal stop) {
        AssetState asset = step.asset(index);
        asset.moveTo(asset.phase().with(trade.askedToMove(stop, step.nowMs())));
        step.because(
                TrendRule.STOP_MOVED, "the stop of the position moves from " + trade.nearestStop() + " to " + stop);
        step.note("bestPrice", trade.bestPrice());
        step.note("averageRange", asset.market().averageRange());
        step.moveStop(index, intentId(step, index, trade, step.nowMs()), trade, stop);
    }

    /** At a time there is one move of a trade: its time names it for ever. */
    private static String intentId(TrendStep step, int index, Trade trade, long askedAtMs) {
        return step.intentId(index, purpose(trade) + askedAtMs);
    }

    private static String purpose(Trade trade) {
        return "stop-" + SerialNumber.padded(trade.number(), 4) + ".";
    }

    /**
     * Applies the end of a move. Of an earlier one than the latest nothing is kept: the exchange has the nearest of them.
     *
     * @param stands whether the stop stands where it was asked for
     * @return whether it was one of a position that is held
     */
    static boolean ended(TrendStep step, String intentId, boolean stands) {
        for (int index = 0; index < step.state().assets().size(); index++) {
            TrendPhase phase = step.asset(index).phase();
            Trade trade = phase.trade();
            if (trade != null && intentId.startsWith(step.intentId(index, purpose(trade)))) {
                step.concerns(index);
                StopMove move = trade.move();
                if (move != null && intentId.equals(intentId(step, index, trade, move.askedAtMs()))) {
                    step.asset(index).moveTo(phase.with(trade.moved(stands)));
                }
                return true;
            }
        }
        return false;
    }
}
