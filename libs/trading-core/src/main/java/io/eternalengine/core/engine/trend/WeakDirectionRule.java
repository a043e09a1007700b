package io.eternalengine.core.engine.trend;

/**
 * No entries after 14 days of weak direction, while it lasts. An entry needs a strong index at its own bar, so with the
 * defaults (strong above 25, weak below 20) this rule says nothing that the signal does not; it acts when the thresholds are
 * set to overlap.
 */
final class WeakDirectionRule {
    private WeakDirectionRule() {}

    static boolean forbidsEntry(MarketView market, long nowMs, EntryParameters parameters) {
        return market.weakSinceMs() > 0
                && nowMs - market.weakSinceMs() >= parameters.weakFor().toMillis();
    }
}
