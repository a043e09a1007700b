package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;

/**
 * The market of an asset whose decision bar grows in place. It becomes a {@link TrendMarket} again when a candle ends the bar, or
 * comes too late for it.
 */
final class FollowedBar implements MarketView {
    private final TrendParameters parameters;
    private final long barMs;
    /** Up to the last candle that did not grow the bar here. */
    private TrendMarket market;

    private boolean hasGrown;
    private boolean isWhole;
    private long openTimeMs;
    /** End of the bar that grows; 0 when none does. */
    private long endMs;

    private Decimal high = Decimal.ZERO;
    private Decimal low = Decimal.ZERO;
    private Decimal lastClose;
    private long lastCloseTimeMs;

    FollowedBar(TrendParameters parameters, TrendMarket market) {
        this.parameters = parameters;
        barMs = parameters.bar().toMillis();
        this.market = market;
        lastClose = market.lastClose();
        begin(market);
    }

    void begin(TrendMarket state) {
        market = state;
        hasGrown = false;
        lastCloseTimeMs = state.lastCloseTimeMs();
        lastClose = state.lastClose();
        BarInProgress bar = state.bar();
        endMs = 0;
        if (bar != null) {
            grow(bar);
        }
    }

    private void grow(BarInProgress bar) {
        openTimeMs = bar.openTimeMs();
        endMs = openTimeMs + barMs;
        isWhole = bar.whole();
        high = bar.high();
        low = bar.low();
    }

    /** Whether a candle begins a bar, or comes within the one that grows, and does not end it. */
    boolean takes(Candle candle) {
        return endMs == 0
                ? candle.closeTimeMs() < CandleIntake.barOpenMs(candle, barMs) + barMs
                : candle.closeTimeMs() < endMs;
    }

    void grow(Candle candle) {
        if (endMs == 0) {
            grow(CandleIntake.begun(market, candle, CandleIntake.barOpenMs(candle, barMs)));
        } else {
            high = high.max(candle.high());
            low = low.min(candle.low());
        }
        hasGrown = true;
        lastClose = candle.close();
        lastCloseTimeMs = candle.closeTimeMs();
    }

    /** The market after a candle that this bar does not take. */
    TrendMarket after(Candle candle) {
        return candle.closeTimeMs() == endMs
                ? CandleIntake.closed(market, grown().with(candle), candle, parameters)
                : CandleIntake.after(market(), candle, parameters);
    }

    private BarInProgress grown() {
        return new BarInProgress(openTimeMs, high, low, lastClose, isWhole);
    }

    long lastCloseTimeMs() {
        return lastCloseTimeMs;
    }

    Decimal lastClose() {
        return lastClose;
    }

    TrendMarket market() {
        return hasGrown
                ? new TrendMarket(
                        lastCloseTimeMs,
                        lastClose,
                        grown(),
                        market.indicators(),
                        market.averageRange(),
                        market.weakSinceMs(),
                        market.barTakenInAtMs())
                : market;
    }

    @Override
    public TrendIndicators indicators() {
        return market.indicators();
    }

    @Override
    public Decimal averageRange() {
        return market.averageRange();
    }

    @Override
    public long weakSinceMs() {
        return market.weakSinceMs();
    }

    @Override
    public boolean tookInABar() {
        return false;
    }

    @Override
    public boolean endedABarOnTime() {
        return false;
    }
}
