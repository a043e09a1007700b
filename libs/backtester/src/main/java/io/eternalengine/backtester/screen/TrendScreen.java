package io.eternalengine.backtester.screen;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import io.eternalengine.engine.trend.EntryParameters;
import io.eternalengine.engine.trend.ExitParameters;
import io.eternalengine.engine.trend.SizingParameters;
import org.jspecify.annotations.Nullable;

/**
 * One strategy of a sweep. Orders decided at a close fill at the open of the next candle, worse by the slippage and on the grid
 * of ticks; a candle that reaches the stop hits it there or, if it opened beyond, at its open. The stop moves after the trailing one at
 * closes, and stands there from the next candle on.
 */
public final class TrendScreen {
    /** Multiples have at most four decimals, and slippage is in basis points: both are counted in these. */
    private static final long PARTS = 10_000;

    private final DecisionBars bars;
    private final CandleArrays candles;
    private final EntryParameters entries;
    private final double[] fast;
    private final double[] slow;
    private final double[] direction;
    private final double[] range;
    private final long tick;
    private final long slippageBps;
    private final long stopParts;
    private final long trailingParts;
    private final long trailingStepParts;
    private final long trailingFromParts;
    private final long maxHoldingMs;

    /** @param slippageBps at which orders fill worse than the open or the stop */
    public TrendScreen(
            DecisionBars bars,
            EntryParameters entries,
            SizingParameters sizing,
            ExitParameters exits,
            Decimal tickSize,
            int slippageBps) {
        this.bars = bars;
        this.entries = entries;
        this.slippageBps = slippageBps;
        candles = bars.candles;
        fast = bars.average(entries.fastSmaPeriod());
        slow = bars.average(entries.slowSmaPeriod());
        direction = bars.direction(entries.adxPeriod());
        range = bars.range(sizing.atrPeriod());
        tick = CandleArrays.units(tickSize);
        stopParts = parts("stopAtrMultiple", sizing.stopAtrMultiple());
        trailingParts = parts("trailingStopAtrMultiple", exits.trailingStopAtrMultiple());
        trailingStepParts = parts("trailingStepAtrMultiple", exits.trailingStepAtrMultiple());
        trailingFromParts = parts("trailingFromR", exits.trailingFromR());
        maxHoldingMs = exits.maxHolding().toMillis();
    }

    private static long parts(String name, Decimal multiple) {
        Decimal parts = multiple.times(Decimal.of(PARTS));
        Require.check(parts.isMultipleOf(Decimal.ONE), name, multiple, "must not have more than 4 decimals", multiple);
        return parts.toBigDecimal().longValueExact();
    }

    /** Trades on closes from this candle on; what came before only warms the indicators. */
    public void run(int firstCandle, ScreenedTrades trades) {
        trades.clear();
        int candle = firstCandle;
        while (candle < candles.size()) {
            candle = trade(nextSignal(candle), trades);
        }
    }

    /** The bar that ends on time, not before this candle, with a signal; their number when there is none. */
    private int nextSignal(int candle) {
        int bar = candle == 0 ? 0 : bars.takenIn[candle - 1];
        while (bar < bars.size() && (sign(bar) == 0 || bars.endedOnTimeBy[bar] == DecisionBars.NEVER || isWeak(bar))) {
            bar++;
        }
        return bar;
    }

    /** 1 for a rise, −1 for a fall, 0 without a signal. */
    private int sign(int bar) {
        if (!(direction[bar] > entries.entryAdxMin()) || rangeAt(bar) == 0) {
            return 0;
        }
        double close = bars.close[bar];
        if (close > slow[bar] && fast[bar] > slow[bar]) {
            return 1;
        }
        return entries.shorts() && close < slow[bar] && fast[bar] < slow[bar] ? -1 : 0;
    }

    private long rangeAt(int bar) {
        return CandleArrays.rounded(range[bar]);
    }

    /** Whether direction has been weak for too long; only when the thresholds overlap can a signal be. */
    private boolean isWeak(int bar) {
        int first = bar;
        while (first >= 0 && direction[first] < entries.weakAdx()) {
            first--;
        }
        return first < bar
                && bars.closeTimeMs[bar] - bars.closeTimeMs[first + 1]
                        >= entries.weakFor().toMillis();
    }

    /** Plays the trade of a signal; the answer is the first candle whose close may give the next one. */
    private int trade(int bar, ScreenedTrades trades) {
        if (bar == bars.size()) {
            return candles.size();
        }
        int decided = bars.endedOnTimeBy[bar];
        int sign = sign(bar);
        long close = candles.close[decided];
        long stop = sign * Math.floorDiv(sign * close * PARTS - rangeAt(bar) * stopParts, tick * PARTS) * tick;
        long risk = sign * (close - stop);
        if (risk <= 0 || stop <= 0 || decided + 1 == candles.size()) {
            return decided + 1;
        }
        return hold(decided + 1, sign, stop, risk, trades);
    }

    private int hold(int entered, int sign, long stopOfEntry, long risk, ScreenedTrades trades) {
        long stop = stopOfEntry;
        long entry = worse(candles.open[entered], sign);
        long best = entry;
        boolean isLong = sign > 0;
        for (int i = entered; i < candles.size(); i++) {
            if (isLong ? candles.low[i] <= stop : candles.high[i] >= stop) {
                long middle = isLong ? Math.min(stop, candles.open[i]) : Math.max(stop, candles.open[i]);
                trades.add(isLong, entered, entry, i, worse(middle, -sign), ScreenedExit.STRUCK);
                return i;
            }
            best = isLong ? Math.max(best, candles.high[i]) : Math.min(best, candles.low[i]);
            ScreenedExit reason = reasonToLeave(i, entered, sign, entry, best, risk);
            if (reason != null) {
                if (i + 1 < candles.size()) {
                    trades.add(isLong, entered, entry, i + 1, worse(candles.open[i + 1], -sign), reason);
                }
                return i + 1;
            }
            stop = moved(stop, i, sign, entry, best, risk);
        }
        return candles.size();
    }

    /** The stop after a close at which the position is held. */
    private long moved(long stop, int candle, int sign, long entry, long best, long risk) {
        if (!trails(sign, entry, best, risk)) {
            return stop;
        }
        long averageRange = rangeAt(bars.takenIn[candle] - 1);
        long trailing = sign * Math.floorDiv(sign * best * PARTS - averageRange * trailingParts, tick * PARTS) * tick;
        long smallest = Math.max(averageRange * trailingStepParts, tick * PARTS);
        return sign * (trailing - stop) * PARTS >= smallest ? trailing : stop;
    }

    private boolean trails(int sign, long entry, long best, long risk) {
        return sign * (best - entry) * PARTS >= risk * trailingFromParts;
    }

    /** The first of the engine's exit rules that applies at a close; the stop at the exchange was struck before it. */
    private @Nullable ScreenedExit reasonToLeave(int candle, int entered, int sign, long entry, long best, long risk) {
        long close = candles.close[candle];
        int bar = bars.takenIn[candle] - 1;
        if (trails(sign, entry, best, risk) && sign * (close - best) * PARTS <= -rangeAt(bar) * trailingParts) {
            return ScreenedExit.TRAILING_STOP;
        }
        boolean barEnded = bars.takenIn[candle] > bars.takenIn[candle - 1];
        if (barEnded && sign * Double.compare(CandleArrays.toDouble(close), slow[bar]) < 0) {
            return ScreenedExit.TREND_BROKEN;
        }
        return candles.closeTimeMs[candle] - candles.openTimeMs[entered] >= maxHoldingMs
                ? ScreenedExit.HELD_TOO_LONG
                : null;
    }

    /** Worse for who buys (1) or sells (−1), on the grid of ticks; never below one tick. */
    private long worse(long price, int side) {
        long ticks = Math.floorDiv(-side * price * (PARTS + side * slippageBps), tick * PARTS);
        return Math.max(-side * ticks * tick, tick);
    }
}
