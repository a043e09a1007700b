package io.eternalengine.backtester.screen;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Require;
import java.math.BigDecimal;
import java.util.List;

/** Candles of one instrument in the order of their times. Prices are whole hundred-millionths of the quote asset. */
public final class CandleArrays {
    static final int PRICE_DECIMALS = 8;

    private static final long IRREGULAR = -1;
    private static final Decimal MAX_PRICE = Decimal.of(4_000_000);

    final long[] openTimeMs;
    final long[] closeTimeMs;
    final long[] open;
    final long[] high;
    final long[] low;
    final long[] close;
    /** The same as doubles, for indicators. */
    final double[] highs;

    final double[] lows;
    final double[] closes;
    private long intervalMs;

    private CandleArrays(int size) {
        openTimeMs = new long[size];
        closeTimeMs = new long[size];
        open = new long[size];
        high = new long[size];
        low = new long[size];
        close = new long[size];
        highs = new double[size];
        lows = new double[size];
        closes = new double[size];
    }

    /** @throws IllegalArgumentException when times do not rise, or a price has more than eight decimals or is too high */
    public static CandleArrays of(List<Candle> candles) {
        var arrays = new CandleArrays(candles.size());
        long lastMs = 0;
        for (int i = 0; i < arrays.size(); i++) {
            Candle candle = candles.get(i);
            Require.check(candle.closeTimeMs() > lastMs, "close time", candle.closeTimeMs(), "must rise", candle);
            lastMs = candle.closeTimeMs();
            arrays.openTimeMs[i] = candle.openTimeMs();
            arrays.closeTimeMs[i] = lastMs;
            arrays.open[i] = units(candle.open());
            arrays.high[i] = units(candle.high());
            arrays.low[i] = units(candle.low());
            arrays.close[i] = units(candle.close());
            arrays.highs[i] = toDouble(arrays.high[i]);
            arrays.lows[i] = toDouble(arrays.low[i]);
            arrays.closes[i] = toDouble(arrays.close[i]);
            boolean regular = candle.openTimeMs() % candle.intervalMs() == 0
                    && (i == 0 || arrays.intervalMs == candle.intervalMs());
            arrays.intervalMs = regular ? candle.intervalMs() : IRREGULAR;
        }
        return arrays;
    }

    /** Whether each candle is a whole bar of this length by itself. */
    boolean areBarsOf(long barMs) {
        return intervalMs == barMs;
    }

    public int size() {
        return close.length;
    }

    static long units(Decimal price) {
        Require.check(price.isAtMost(MAX_PRICE), "price", price, "must not be above " + MAX_PRICE, price);
        BigDecimal exact = price.toBigDecimal();
        Require.check(exact.scale() <= PRICE_DECIMALS, "price", price, "must not have more than 8 decimals", price);
        return exact.setScale(PRICE_DECIMALS).unscaledValue().longValueExact();
    }

    /** The nearest double, as of the decimal: a quotient of two doubles that are exact. */
    static double toDouble(long units) {
        return units / 1e8;
    }

    /** As the engine rounds an average range; 0 while it is cold. */
    static long rounded(double price) {
        return Math.round(price * 1e8);
    }
}
