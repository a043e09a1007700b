package io.eternalengine.venue;

import java.math.BigDecimal;

/**
 * When a position came about and changed, and what it has earned after fees and funding.
 *
 * @param createdMs when there was a position of its symbol for the first time
 * @param updatedMs when it changed last
 * @param currentProfit what the present holding has realised; it begins anew when a position is opened from nothing
 * @param allProfit what all holdings have realised
 */
public record PositionLife(long createdMs, long updatedMs, BigDecimal currentProfit, BigDecimal allProfit) {

    static final PositionLife NONE = new PositionLife(0, 0, BigDecimal.ZERO, BigDecimal.ZERO);

    /** After a trade that earned {@code closing} with the old holding and cost {@code opening} for a new one. */
    PositionLife traded(boolean opensNew, BigDecimal closing, BigDecimal opening, long nowMs) {
        return new PositionLife(
                createdMs == 0 ? nowMs : createdMs,
                nowMs,
                opensNew ? opening.negate() : currentProfit.add(closing).subtract(opening),
                allProfit.add(closing).subtract(opening));
    }

    /** After a settlement that paid so much, or cost it when negative. */
    PositionLife settled(BigDecimal received, long nowMs) {
        return new PositionLife(createdMs, nowMs, currentProfit.add(received), allProfit.add(received));
    }
}
