package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An account's margin at the present prices, in USDT.
 *
 * @param equity coins at spot mid and positions at mark
 * @param haircut what of that does not count as margin, see {@link Collateral}
 * @param unrealizedProfit of all open positions
 * @param positionInitial bound by positions, the fee of closing them included
 * @param orderInitial bound by open linear orders
 * @param maintenance what must be covered, or the positions are taken over
 * @param lockedBySpot what open spot orders bind
 */
public record MarginState(
        BigDecimal equity,
        BigDecimal haircut,
        BigDecimal unrealizedProfit,
        BigDecimal positionInitial,
        BigDecimal orderInitial,
        BigDecimal maintenance,
        BigDecimal lockedBySpot) {

    private static final int RATE_SCALE = 4;

    /** What counts as margin. */
    public BigDecimal collateral() {
        return equity.subtract(haircut);
    }

    /** What positions and orders bind. */
    public BigDecimal initial() {
        return positionInitial.add(orderInitial);
    }

    /** What is free for new linear orders. */
    public BigDecimal available() {
        return collateral().subtract(initial()).subtract(lockedBySpot);
    }

    /** Whether the positions are to be taken over. */
    public boolean isBust() {
        return maintenance.signum() > 0 && collateral().compareTo(maintenance) <= 0;
    }

    /** Bound margin as a fraction of what counts; zero without any. */
    public BigDecimal initialRate() {
        return rate(initial());
    }

    /** Maintenance margin as a fraction of what counts: at 1 the positions are taken over. */
    public BigDecimal maintenanceRate() {
        return rate(maintenance);
    }

    private BigDecimal rate(BigDecimal margin) {
        return collateral().signum() <= 0
                ? BigDecimal.ZERO
                : margin.divide(collateral(), RATE_SCALE, RoundingMode.HALF_EVEN);
    }
}
