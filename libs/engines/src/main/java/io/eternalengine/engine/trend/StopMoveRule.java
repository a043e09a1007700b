package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.SerialNumber;

/**
 * The stop at the exchange is moved after the trailing one, amended where it stands and only ever nearer to the market, at closed candles.
 * Moves smaller than the configured step wait. Nothing holds a move back. One that is refused is decided anew at the next candle.
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
        if (trade.direction().gain(trade.stopPrice(), stop).isAtLeast(smallest)) {
            move(step, index, trade, stop);
        }
    }

    private static void move(TrendStep step, int index, Trade trade, Decimal stop) {
        AssetState asset = step.asset(index);
        asset.moveTo(asset.phase().with(trade.stoppedAt(stop)));
        step.because(TrendRule.STOP_MOVED, "the stop of the position moves from " + trade.stopPrice() + " to " + stop);
        step.note("bestPrice", trade.bestPrice());
        step.note("averageRange", asset.market().averageRange());
        // At a time there is one move: its time names it for ever, whatever a release of before forgot.
        step.moveStop(index, step.intentId(index, purpose(trade) + step.nowMs()), trade.stoppedAt(stop));
    }

    private static String purpose(Trade trade) {
        return "stop-" + SerialNumber.padded(trade.number(), 4) + ".";
    }

    /**
     * Applies the end of a move.
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
                if (!stands && trade.isOpen()) {
                    Decimal stop = trade.stopOfEntry(step.rules(index).tickSize());
                    step.asset(index).moveTo(phase.with(trade.stoppedAt(stop)));
                }
                return true;
            }
        }
        return false;
    }
}
