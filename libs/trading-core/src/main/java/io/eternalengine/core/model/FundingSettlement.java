package io.eternalengine.core.model;

/**
 * Funding of a perpetual was settled: every open position paid or received.
 *
 * @param rate as a fraction of position value at the mark price; positive: longs pay shorts
 * @param intervalMs length of the funding interval that ended; 8 h by default, 4 h and 1 h exist, and it can change
 */
public record FundingSettlement(InstrumentId instrument, Decimal rate, long settledAtMs, long intervalMs) {
    public FundingSettlement {
        Require.positive("intervalMs", intervalMs);
    }
}
