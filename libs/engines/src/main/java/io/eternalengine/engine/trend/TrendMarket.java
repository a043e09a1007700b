package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;
import org.jspecify.annotations.Nullable;

/**
 * What the engine has seen of the market of one asset: closed candles make decision bars at UTC boundaries, and closed bars
 * move the indicators. When the candles that should have ended a bar never came, the first candle after it ends the bar; a bar
 * without any candle is left out.
 */
final class TrendMarket {
    /** Finer than any tick, and few enough for fast arithmetic. */
    private static final int PRICE_DECIMALS = 8;

    private final long barMs;
    private final int weakAdx;
    private final TrendIndicators indicators;
    private long lastCloseTimeMs;
    private Decimal lastClose = Decimal.ZERO;
    private @Nullable BarInProgress bar;
    private Decimal averageRange = Decimal.ZERO;
    private long weakSinceMs;
    private long barTakenInAtMs;

    private TrendMarket(TrendParameters parameters, TrendIndicators indicators) {
        barMs = parameters.bar().toMillis();
        weakAdx = parameters.entries().weakAdx();
        this.indicators = indicators;
    }

    static TrendMarket unseen(TrendParameters parameters) {
        return new TrendMarket(parameters, TrendIndicators.cold(parameters));
    }

    /** Applies a candle later than all before. */
    void on(Candle candle) {
        BarInProgress growing = bar;
        long barOpenMs = growing != null && candle.openTimeMs() < growing.openTimeMs() + barMs
                ? growing.openTimeMs()
                : startOfBar(candle.openTimeMs());
        if (growing != null && growing.openTimeMs() < barOpenMs) {
            end(growing, candle);
            growing = null;
        }
        if (growing == null) {
            growing = begin(candle, barOpenMs);
        } else {
            growing.add(candle);
        }
        bar = growing;
        lastClose = candle.close();
        lastCloseTimeMs = candle.closeTimeMs();
        if (lastCloseTimeMs == barOpenMs + barMs) {
            end(growing, candle);
            bar = null;
        }
    }

    /** The first bar is whole only when its first candle was applied; a later one lost its first candle to a gap. */
    private BarInProgress begin(Candle candle, long barOpenMs) {
        boolean whole = candle.openTimeMs() == barOpenMs || lastCloseTimeMs > 0;
        return BarInProgress.of(candle, barOpenMs, whole);
    }

    /** The candle has ended a bar, on time or late. */
    private void end(BarInProgress ended, Candle candle) {
        if (!ended.isWhole()) {
            return;
        }
        indicators.on(ended);
        averageRange = toDecimal(indicators.atr());
        barTakenInAtMs = candle.closeTimeMs();
        if (!(indicators.adx() < weakAdx)) {
            weakSinceMs = 0;
        } else if (weakSinceMs == 0) {
            weakSinceMs = ended.openTimeMs() + barMs;
        }
    }

    private static Decimal toDecimal(double range) {
        return Double.isNaN(range) ? Decimal.ZERO : Decimal.ofUnscaled(Math.round(range * 1e8), PRICE_DECIMALS);
    }

    private long startOfBar(long timeMs) {
        return Math.floorDiv(timeMs, barMs) * barMs;
    }

    /** End of the bar that grows, or that the next candle begins unless it comes late. */
    long endOfBarMs() {
        return (bar == null ? startOfBar(lastCloseTimeMs) : bar.openTimeMs()) + barMs;
    }

    /** Close of the latest candle; 0 before the first. */
    long lastCloseTimeMs() {
        return lastCloseTimeMs;
    }

    /** Close of the latest candle, in the quote asset; 0 before the first. */
    Decimal lastClose() {
        return lastClose;
    }

    /** The decision bar that grows; null between bars. */
    @Nullable
    BarInProgress bar() {
        return bar;
    }

    /** Over the closed decision bars. */
    TrendIndicators indicators() {
        return indicators;
    }

    /** Average true range of the closed decision bars, in the quote asset, to eight decimals; 0 while cold. */
    Decimal averageRange() {
        return averageRange;
    }

    /**
     * Close of the first of the latest decision bars of weak direction without interruption; 0 when the last was not weak.
     */
    long weakSinceMs() {
        return weakSinceMs;
    }

    /** Whether the latest candle brought a decision bar to its end, on time or late. */
    boolean tookInABar() {
        return barTakenInAtMs == lastCloseTimeMs;
    }

    /** Whether it did so on time: what ended late left a new bar growing. */
    boolean endedABarOnTime() {
        return tookInABar() && bar == null;
    }

    void write(StateWriter writer) {
        writer.writeLong(lastCloseTimeMs)
                .writeDecimal(lastClose)
                .writeOptional(bar, (out, growing) -> growing.write(out));
        indicators.write(writer);
        writer.writeDecimal(averageRange).writeLong(weakSinceMs).writeLong(barTakenInAtMs);
    }

    static TrendMarket read(StateReader reader, TrendParameters parameters) {
        long lastCloseTimeMs = reader.readLong();
        Decimal lastClose = reader.readDecimal();
        BarInProgress bar = reader.readOptional(BarInProgress::read);
        var market = new TrendMarket(parameters, TrendIndicators.read(reader, parameters));
        market.lastCloseTimeMs = lastCloseTimeMs;
        market.lastClose = lastClose;
        market.bar = bar;
        market.averageRange = reader.readDecimal();
        market.weakSinceMs = reader.readLong();
        market.barTakenInAtMs = reader.readLong();
        return market;
    }
}
