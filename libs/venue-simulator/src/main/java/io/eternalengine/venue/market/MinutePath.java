package io.eternalengine.venue.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price inside a candle: straight from the open to the first extreme at 20 minutes, to the second at 40, to the close at
 * 60. The extreme that is nearer to the close comes last, so a falling price comes first in a rising candle.
 */
final class MinutePath {

    private static final long THIRD_MS = Candle.LENGTH_MS / 3;

    private MinutePath() {}

    /** The price at a time from the candle's open to its close, both included; not rounded to a tick. */
    static BigDecimal priceAt(Candle candle, long timeMs) {
        boolean rising = candle.close().compareTo(candle.open()) >= 0;
        BigDecimal first = rising ? candle.low() : candle.high();
        BigDecimal second = rising ? candle.high() : candle.low();
        long elapsedMs = timeMs - candle.startMs();
        if (elapsedMs <= THIRD_MS) {
            return between(candle.open(), first, elapsedMs);
        }
        return elapsedMs <= 2 * THIRD_MS
                ? between(first, second, elapsedMs - THIRD_MS)
                : between(second, candle.close(), elapsedMs - 2 * THIRD_MS);
    }

    /** The candle as it stands at a time inside it. */
    static Candle soFar(Candle candle, long timeMs) {
        BigDecimal price = priceAt(candle, timeMs);
        BigDecimal high = candle.open().max(price);
        BigDecimal low = candle.open().min(price);
        long elapsedMs = timeMs - candle.startMs();
        for (long turnMs = THIRD_MS; turnMs <= elapsedMs; turnMs += THIRD_MS) {
            BigDecimal turn = priceAt(candle, candle.startMs() + turnMs);
            high = high.max(turn);
            low = low.min(turn);
        }
        BigDecimal volume = candle.volume()
                .multiply(BigDecimal.valueOf(elapsedMs))
                .divide(BigDecimal.valueOf(Candle.LENGTH_MS), 6, RoundingMode.FLOOR);
        return new Candle(candle.startMs(), candle.open(), high, low, price, volume);
    }

    private static BigDecimal between(BigDecimal start, BigDecimal end, long elapsedMs) {
        return start.add(end.subtract(start)
                .multiply(BigDecimal.valueOf(elapsedMs))
                .divide(BigDecimal.valueOf(THIRD_MS), 12, RoundingMode.HALF_EVEN));
    }
}
