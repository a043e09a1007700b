package io.eternalengine.core.engine.trend.fast;

/** Why a trade ended. */
public enum FastExit {
    /** The exchange's hard stop, inside a candle. */
    STRUCK,
    TRAILING_STOP,
    TREND_BROKEN,
    HELD_TOO_LONG
}
