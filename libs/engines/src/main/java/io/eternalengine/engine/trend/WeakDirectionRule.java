package io.eternalengine.engine.trend;

/**
 * No entries after 14 days of weak direction, while it lasts. An entry needs a strong index at its own bar, so with the
 * defaults (strong above 25, weak below 20) this rule says nothing that the signal does not; it acts when the thresholds are
 * set to overlap.
 */
final class WeakDirectionRule {
    private WeakDirectionRule() {}

    /** @param weakSinceMs close of the first weak bar without interruption; 0 when the last was not weak */
    static boolean forbidsEntry(long weakSinceMs, long nowMs, EntryParameters parameters) {
        return weakSinceMs > 0 && nowMs - weakSinceMs >= parameters.weakFor().toMillis();
    }
}
