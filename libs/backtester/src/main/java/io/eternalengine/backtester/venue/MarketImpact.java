package io.eternalengine.backtester.venue;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.Decimal;

/**
 * How far an order moves its own price, by the square-root law: {@code coefficient × σ × √(quantity / volume)} with volatility
 * and volume of a day (Tóth et al., "Anomalous price impact and the critical nature of liquidity in financial markets",
 * Physical Review X 1, 2011). Both are taken from the candles before the fill, never from the one in which it happens.
 */
public final class MarketImpact {
    private static final int CANDLES = 24;
    private static final double MIN_VOLATILITY = 0.01;
    /** An order as large as a day's volume; with less volume than that nothing is known. */
    private static final double LARGEST_SHARE = 1.0;

    private MarketImpact() {}

    /**
     * The impact as a fraction of the price.
     *
     * @param next index of the candle in which the order fills; only candles before it are looked at
     */
    public static double fraction(MarketSeries series, int next, Decimal quantity, double coefficient) {
        double volume = 0;
        double squares = 0;
        int from = Math.max(1, next - CANDLES);
        for (int i = from; i < next; i++) {
            volume += series.candle(i).volume().toDouble();
            double change = close(series, i) / close(series, i - 1) - 1;
            squares += change * change;
        }
        double volatility = Math.max(MIN_VOLATILITY, Math.sqrt(squares));
        double wanted = quantity.toDouble();
        double share = volume > wanted ? wanted / volume : LARGEST_SHARE;
        return coefficient * volatility * Math.sqrt(share);
    }

    private static double close(MarketSeries series, int index) {
        return series.candle(index).close().toDouble();
    }
}
