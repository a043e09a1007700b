package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;

/**
 * Closed candles into decision bars at UTC boundaries, and closed bars into the indicators. When the candles that should
 * have ended a bar never came, the first candle after it ends the bar; a bar without any candle is left out.
 */
final class CandleIntake {
    /** Finer than any tick, and few enough for fast arithmetic. */
    private static final int PRICE_DECIMALS = 8;

    private CandleIntake() {}

    static TrendMarket after(TrendMarket market, Candle candle, TrendParameters parameters) {
        long barMs = parameters.bar().toMillis();
        BarInProgress growing = market.bar();
        long barOpenMs = growing != null && candle.openTimeMs() < growing.openTimeMs() + barMs
                ? growing.openTimeMs()
                : barOpenMs(candle, barMs);
        TrendMarket known = market;
        if (growing != null && growing.openTimeMs() < barOpenMs) {
            known = closed(market, growing, candle, parameters);
            growing = null;
        }
        BarInProgress bar = growing == null ? begun(market, candle, barOpenMs) : growing.with(candle);
        return candle.closeTimeMs() == barOpenMs + barMs
                ? closed(known, bar, candle, parameters)
                : known.after(candle, bar);
    }

    /** Opening time of the decision bar that begins with a candle. */
    static long barOpenMs(Candle candle, long barMs) {
        return Math.floorDiv(candle.openTimeMs(), barMs) * barMs;
    }

    /** The first bar is whole only when its first candle was heard; a later one lost its first candle to a gap. */
    static BarInProgress begun(TrendMarket market, Candle candle, long barOpenMs) {
        boolean whole = candle.openTimeMs() == barOpenMs || market.lastCloseTimeMs() > 0;
        return BarInProgress.of(candle, barOpenMs, whole);
    }

    /** The market after a bar that the candle has ended. */
    static TrendMarket closed(TrendMarket market, BarInProgress bar, Candle candle, TrendParameters parameters) {
        if (!bar.whole()) {
            return market.after(candle, null);
        }
        TrendIndicators indicators = market.indicators().after(bar);
        long barCloseMs = bar.openTimeMs() + parameters.bar().toMillis();
        boolean weak = indicators.adx() < parameters.entries().weakAdx();
        long weakSinceMs = market.weakSinceMs() > 0 ? market.weakSinceMs() : barCloseMs;
        return new TrendMarket(
                candle.closeTimeMs(),
                candle.close(),
                null,
                indicators,
                toDecimal(indicators.atr()),
                weak ? weakSinceMs : 0,
                candle.closeTimeMs());
    }

    private static Decimal toDecimal(double range) {
        return Double.isNaN(range) ? Decimal.ZERO : Decimal.ofUnscaled(Math.round(range * 1e8), PRICE_DECIMALS);
    }
}
