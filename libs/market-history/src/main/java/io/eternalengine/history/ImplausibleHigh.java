package io.eternalengine.history;

import java.math.BigDecimal;

/**
 * A high of a perpetual far above the spot high of the same time is an error of the source, not a trade that anyone could have
 * made: it would fill orders and trigger stops that never filled.
 */
public final class ImplausibleHigh {
    /** A high this many times above the spot high is not believed. */
    private static final BigDecimal FACTOR = new BigDecimal("1.25");

    private ImplausibleHigh() {}

    /** The high to use: the one given, unless spot does not bear it out; then spot's, or the open or close if above it. */
    public static BigDecimal mended(BigDecimal high, BigDecimal open, BigDecimal close, BigDecimal spotHigh) {
        return high.compareTo(spotHigh.multiply(FACTOR)) > 0
                ? spotHigh.max(open).max(close)
                : high;
    }
}
