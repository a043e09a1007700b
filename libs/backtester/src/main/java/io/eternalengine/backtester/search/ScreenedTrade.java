package io.eternalengine.backtester.search;

import io.eternalengine.backtester.screen.ScreenedExit;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.InstrumentId;
import io.eternalengine.engine.trend.Direction;
import java.util.Comparator;

/**
 * A trade of a fast sweep.
 *
 * @param share of the account that the asset has
 * @param enteredMs when the candle opened at whose open it was entered
 * @param exitedMs when the candle opened at whose open, or inside which, it was left
 */
public record ScreenedTrade(
        InstrumentId instrument,
        Decimal share,
        Direction direction,
        long enteredMs,
        long exitedMs,
        Decimal entryPrice,
        Decimal exitPrice,
        ScreenedExit exit) {
    static final Comparator<ScreenedTrade> BY_EXIT = Comparator.comparingLong(ScreenedTrade::exitedMs)
            .thenComparing(ScreenedTrade::instrument)
            .thenComparingLong(ScreenedTrade::enteredMs);
}
