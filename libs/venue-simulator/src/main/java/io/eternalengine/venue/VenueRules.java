package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.List;

/**
 * What the venue is set up with.
 *
 * @param listings the markets it offers
 * @param impactBps how far an order that takes liquidity moves its own price, in hundredths of a percent; only where the depth
 *     has no bound
 * @param seed makes the ids
 * @param depth makes the order books
 * @param handling what becomes of orders beyond their matching
 */
public record VenueRules(
        List<Listing> listings, BigDecimal impactBps, long seed, BookDepth depth, OrderHandling handling) {

    private static final BigDecimal LEVEL_VALUE = new BigDecimal("20000");

    public VenueRules {
        listings = List.copyOf(listings);
        if (impactBps.signum() < 0) {
            throw new IllegalArgumentException("impactBps = " + impactBps + ": must not be negative");
        }
    }

    /** Rules of a venue whose depth has no bound. */
    public VenueRules(List<Listing> listings, BigDecimal impactBps, long seed) {
        this(listings, impactBps, seed, new BookDepth(LEVEL_VALUE, false, seed), OrderHandling.DEFAULT);
    }
}
