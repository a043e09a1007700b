package io.eternalengine.venue.market;

import java.math.BigDecimal;

/**
 * A funding settlement.
 *
 * @param timeMs when it is settled, epoch milliseconds
 * @param rate fraction of the position's value; positive when longs pay
 */
public record FundingRate(long timeMs, BigDecimal rate) {

    private static final BigDecimal HIGHEST = new BigDecimal("0.05");

    public FundingRate {
        if (rate.abs().compareTo(HIGHEST) > 0) {
            throw new IllegalArgumentException(
                    "funding_rate = " + rate.toPlainString() + ": must be between -0.05 and 0.05");
        }
    }
}
