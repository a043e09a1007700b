package io.eternalengine.bybit;

/** What a request can do to an account, which decides what happens to it when the shared rate limits are out of reach. */
public enum RequestEffect {
    READS,
    /** Cancels, reduces, protects or closes: never held back for want of limits. */
    REDUCES_EXPOSURE,
    /** Anything else that writes: not sent for want of limits. */
    MAY_OPEN_EXPOSURE
}
