package io.eternalengine.backtester.screen;

/** Candles into decision bars, by the rules of the engine's own intake. */
final class BarIntake {
    final CandleArrays candles;
    final int[] takenIn;
    final int[] endedOnTimeBy;
    final long[] closeTimeMs;
    final double[] high;
    final double[] low;
    final double[] close;
    int bars;
    private final long barMs;
    private boolean growing;
    private boolean whole;
    private boolean begun;
    private long openMs;
    private long highest;
    private long lowest;
    private long latest;

    /** @param barMs not the length of every candle: then there is nothing to be done */
    BarIntake(CandleArrays candles, long barMs) {
        this.candles = candles;
        this.barMs = barMs;
        takenIn = new int[candles.size()];
        // Every bar has a candle of its own.
        int most = candles.size();
        endedOnTimeBy = new int[most];
        closeTimeMs = new long[most];
        high = new double[most];
        low = new double[most];
        close = new double[most];
    }

    void take(int candle) {
        long openTimeMs = candles.openTimeMs[candle];
        long barOpenMs = growing && openTimeMs < openMs + barMs ? openMs : openOfBarAt(openTimeMs);
        if (growing && openMs < barOpenMs) {
            end(DecisionBars.NEVER);
        }
        if (growing) {
            highest = Math.max(highest, candles.high[candle]);
            lowest = Math.min(lowest, candles.low[candle]);
        } else {
            growing = true;
            begun = true;
            whole = openTimeMs == barOpenMs || candle > 0;
            openMs = barOpenMs;
            highest = candles.high[candle];
            lowest = candles.low[candle];
        }
        latest = candles.close[candle];
        if (candles.closeTimeMs[candle] == barOpenMs + barMs) {
            end(candle);
        }
        takenIn[candle] = bars;
    }

    /** Most bars follow the one before them, and a division is dear. */
    private long openOfBarAt(long timeMs) {
        return begun && timeMs == openMs + barMs ? timeMs : Math.floorDiv(timeMs, barMs) * barMs;
    }

    /** A bar whose first candles came before the history is not used. */
    private void end(int onTimeBy) {
        growing = false;
        if (!whole) {
            return;
        }
        endedOnTimeBy[bars] = onTimeBy;
        closeTimeMs[bars] = openMs + barMs;
        high[bars] = CandleArrays.toDouble(highest);
        low[bars] = CandleArrays.toDouble(lowest);
        close[bars] = CandleArrays.toDouble(latest);
        bars++;
    }
}
