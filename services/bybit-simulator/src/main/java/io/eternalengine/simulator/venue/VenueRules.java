package io.eternalengine.simulator.venue;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the venue is set up with.
 *
 * @param listings the markets it offers
 * @param impactBps how far an order that takes liquidity moves its own price, in hundredths of a percent
 * @param seed makes the ids
 */
public record VenueRules(List<Listing> listings, BigDecimal impactBps, long seed) {

    public VenueRules {
        listings = List.copyOf(listings);
        if (impactBps.signum() < 0) {
            throw new IllegalArgumentException("impactBps = " + impactBps + ": must not be negative");
        }
    }
}
