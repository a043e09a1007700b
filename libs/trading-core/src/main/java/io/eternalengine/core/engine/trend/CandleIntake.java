package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * Closed candles into decision bars at UTC boundaries, and closed bars into the indicators. When the candles that should
 * have ended a bar never came, the first candle after it ends the bar; a bar without any candle is left out.
 */
final class CandleIntake {
    /** Finer than any tick, and few enough for fast arithmetic. */
    private static final int PRICE_DECIMALS = 8;

    private CandleIntake() {}

    static AssetState after(AssetState asset, Candle candle, TrendParameters parameters) {
        long barMs = parameters.bar().toMillis();
        BarInProgress growing = asset.bar();
        long barOpenMs = growing != null && candle.openTimeMs() < growing.openTimeMs() + barMs
                ? growing.openTimeMs()
                : Math.floorDiv(candle.openTimeMs(), barMs) * barMs;
        AssetState state = asset;
        if (growing != null && growing.openTimeMs() < barOpenMs) {
            state = closed(asset, growing, candle, parameters);
            growing = null;
        }
        BarInProgress bar = growing == null ? begun(asset, candle, barOpenMs) : growing.with(candle);
        return candle.closeTimeMs() == barOpenMs + barMs
                ? closed(state, bar, candle, parameters)
                : with(state, candle, bar);
    }

    /** Whether the candle just taken in ended a decision bar on time; what ended late left a new bar growing. */
    static boolean endedBar(AssetState asset) {
        return asset.bar() == null;
    }

    /** The first bar is whole only when its first candle was heard; a later one lost its first candle to a gap. */
    private static BarInProgress begun(AssetState asset, Candle candle, long barOpenMs) {
        boolean whole = candle.openTimeMs() == barOpenMs || asset.lastCloseTimeMs() > 0;
        return BarInProgress.of(candle, barOpenMs, whole);
    }

    private static AssetState closed(AssetState asset, BarInProgress bar, Candle candle, TrendParameters parameters) {
        if (!bar.whole()) {
            return with(asset, candle, null);
        }
        TrendIndicators indicators = asset.indicators().after(bar);
        long barCloseMs = bar.openTimeMs() + parameters.bar().toMillis();
        boolean weak = indicators.adx() < parameters.entries().weakAdx();
        long weakSinceMs = weak ? Math.max(asset.weakSinceMs(), 0) : 0;
        return new AssetState(
                asset.rules(),
                candle.closeTimeMs(),
                candle.close(),
                null,
                indicators,
                toDecimal(indicators.atr()),
                weak && weakSinceMs == 0 ? barCloseMs : weakSinceMs,
                asset.scale(),
                asset.trades(),
                asset.phase());
    }

    private static AssetState with(AssetState asset, Candle candle, @Nullable BarInProgress bar) {
        return new AssetState(
                asset.rules(),
                candle.closeTimeMs(),
                candle.close(),
                bar,
                asset.indicators(),
                asset.averageRange(),
                asset.weakSinceMs(),
                asset.scale(),
                asset.trades(),
                asset.phase());
    }

    private static Decimal toDecimal(double range) {
        return Double.isNaN(range)
                ? Decimal.ZERO
                : Decimal.of(BigDecimal.valueOf(range).setScale(PRICE_DECIMALS, RoundingMode.HALF_EVEN));
    }
}
