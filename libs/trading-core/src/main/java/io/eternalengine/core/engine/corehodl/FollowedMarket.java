package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/** A market whose candles are followed in place. */
final class FollowedMarket {
    private @Nullable MarketView begun;
    private boolean moved;
    private Decimal lastClose = Decimal.ZERO;
    private Decimal allTimeHigh = Decimal.ZERO;
    private long closeTimeMs;

    void begin(@Nullable MarketView market) {
        begun = market;
        moved = false;
        if (market != null) {
            lastClose = market.lastClose();
            allTimeHigh = market.allTimeHigh();
            closeTimeMs = market.lastCloseTimeMs();
        }
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

    @Nullable
    MarketView view() {
        return moved ? new MarketView(lastClose, allTimeHigh, closeTimeMs) : begun;
    }
}
