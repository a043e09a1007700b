package io.eternalengine.simulator;

import io.eternalengine.venue.ReturnCode;

/** Counts orders that the venue refused. Belongs to the venue thread. */
public final class RefusalCounts {

    private long refused;
    private long duplicateAttempts;

    /** Notes a refused order. */
    public void add(ReturnCode code) {
        refused++;
        if (code == ReturnCode.SPOT_DUPLICATE_LINK_ID || code == ReturnCode.LINEAR_DUPLICATE_LINK_ID) {
            duplicateAttempts++;
        }
    }

    /** Orders refused for any reason. */
    public long refused() {
        return refused;
    }

    /** Orders refused because their client order id was known. */
    public long duplicateAttempts() {
        return duplicateAttempts;
    }
}
