package io.eternalengine.core.state;

/**
 * How far from a bound a double must be for a fast path to be sure on which side the exact value lies. What is nearer is left
 * to exact rules.
 */
public final class FarFromBounds {
    /** As a fraction of the sums compared: doubles, and the twelve decimals to which weights and falls are rounded, are finer. */
    public static final double MARGIN = 1e-9;

    private FarFromBounds() {}
}
