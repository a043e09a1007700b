package io.eternalengine.domain.indicator;

/** How far the price ranged in a bar, the gap before the bar included. */
final class TrueRange {
    private TrueRange() {}

    /** The previous close is NaN when there is none. */
    static double of(double high, double low, double previousClose) {
        if (Double.isNaN(previousClose)) {
            return high - low;
        }
        return Math.max(high, previousClose) - Math.min(low, previousClose);
    }
}
