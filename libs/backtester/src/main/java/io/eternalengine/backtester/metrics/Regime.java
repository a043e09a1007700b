package io.eternalengine.backtester.metrics;

/** What kind of market a day belonged to, by BTC. */
public enum Regime {
    /** Fewer than 200 days of history were known. */
    UNKNOWN,
    /** The close fell 25 % or more below the highest close of the last 14 days. */
    CRISIS,
    /** Volatility of the last 30 days, annual, at or above 0.90. */
    HIGH_VOLATILITY,
    /** More than 5 % above the 200-day average. */
    BULL,
    /** More than 5 % below the 200-day average. */
    BEAR,
    /** Within 5 % of the 200-day average. */
    SIDEWAYS
}
