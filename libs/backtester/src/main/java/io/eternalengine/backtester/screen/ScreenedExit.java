package io.eternalengine.backtester.screen;

/** Why a trade ended. */
public enum ScreenedExit {
    /** The exchange's hard stop, inside a candle. */
    STRUCK,
    TRAILING_STOP,
    TREND_BROKEN,
    HELD_TOO_LONG
}
