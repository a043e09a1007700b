package io.eternalengine.core.model;

/**
 * The capital that an engine works with, in USDT.
 *
 * @param totalCapital of the whole portfolio
 */
public record CapitalAllocation(
        String allocationId,
        EngineId engine,
        String account,
        Decimal totalCapital,
        Decimal engineCapital,
        long effectiveFromMs) {
    public CapitalAllocation {
        Require.text("allocationId", allocationId);
        Require.text("account", account);
        Require.positive("totalCapital", totalCapital);
        Require.positive("engineCapital", engineCapital);
        Require.check(
                engineCapital.isAtMost(totalCapital),
                "engineCapital",
                engineCapital,
                "must not be above totalCapital " + totalCapital,
                engineCapital);
    }
}
