package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/** A market whose candles are followed in place, and the prices between which its asset's weight is known to keep. */
final class FollowedMarket {
    private @Nullable MarketView begun;
    private boolean moved;
    private Decimal lastClose = Decimal.ZERO;
    private Decimal allTimeHigh = Decimal.ZERO;
    private long closeTimeMs;
    private Decimal lowest = Decimal.ZERO;
    private Decimal highest = Decimal.ZERO;

    void begin(@Nullable MarketView market) {
        begun = market;
        moved = false;
        lastClose = market == null ? Decimal.ZERO : market.lastClose();
        allTimeHigh = market == null ? Decimal.ZERO : market.allTimeHigh();
        closeTimeMs = market == null ? 0 : market.lastCloseTimeMs();
    }

    /** Whether a candle was ever heard. */
    boolean isKnown() {
        return begun != null;
    }

    Decimal lastClose() {
        return lastClose;
    }

    Decimal allTimeHigh() {
        return allTimeHigh;
    }

    long closeTimeMs() {
        return closeTimeMs;
    }

    void follow(Candle candle) {
        lastClose = candle.close();
        allTimeHigh = allTimeHigh.max(candle.high());
        closeTimeMs = candle.closeTimeMs();
        moved = true;
    }

    /** From now on a close within this fraction of a price is known to change nothing. */
    void keepsWithin(Decimal price, Decimal fraction, Decimal tickSize) {
        Decimal distance = price.times(fraction);
        // To the tick, because decimals of one scale are compared fastest.
        lowest = price.minus(distance).ceilToStep(tickSize);
        highest = price.plus(distance).floorToStep(tickSize);
    }

    boolean isKept(Decimal price) {
        return price.isAbove(lowest) && price.isBelow(highest);
    }

    @Nullable
    MarketView view() {
        return moved ? new MarketView(lastClose, allTimeHigh, closeTimeMs) : begun;
    }
}
