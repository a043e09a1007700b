package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.Decimal;

/** What rules look at of a market, however it is kept. */
interface MarketView {
    /** Over the closed decision bars. */
    TrendIndicators indicators();

    /** Average true range of the closed decision bars, in the quote asset; 0 while cold. */
    Decimal averageRange();

    /** Since when the direction has been weak; 0 when it is not. */
    long weakSinceMs();

    /** Whether the latest candle brought a decision bar to its end, on time or late. */
    boolean tookInABar();

    /** Whether it did so on time: what ended late left a new bar growing. */
    boolean endedABarOnTime();
}
