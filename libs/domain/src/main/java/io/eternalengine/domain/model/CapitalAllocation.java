package io.eternalengine.domain.model;

import org.jspecify.annotations.Nullable;

/**
 * The capital that an engine works with, in USDT.
 *
 * @param totalCapital of the whole portfolio: what was paid in
 * @param engineCapital what was given to the engine less what was taken from it; below 0 when profits were taken as well,
 *     above totalCapital when the profits of others were given to it
 */
public record CapitalAllocation(
        String allocationId,
        EngineId engine,
        String account,
        Decimal totalCapital,
        Decimal engineCapital,
        long effectiveFromMs) {
    public CapitalAllocation {
        TextRules.id("allocationId", allocationId);
        TextRules.id("account", account);
        Require.positive("totalCapital", totalCapital);
    }

    /** What this allocation gives beyond the one before it, in USDT; all of it when there was none. */
    public Decimal addedTo(@Nullable CapitalAllocation before) {
        return before == null ? engineCapital : engineCapital.minus(before.engineCapital);
    }

    /** Whether it is the one that was received last. */
    public boolean isSameAs(@Nullable CapitalAllocation known) {
        return known != null && known.allocationId.equals(allocationId);
    }
}
