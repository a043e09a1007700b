package io.eternalengine.bybit;

import java.math.BigDecimal;

/**
 * A past settlement.
 *
 * @param rate fraction of position value; positive: longs paid shorts
 * @param timeMs time of the settlement, epoch milliseconds
 */
public record FundingRate(String symbol, BigDecimal rate, long timeMs) {

    static FundingRate read(Fields fields) {
        return new FundingRate(
                fields.text("symbol"), fields.decimal("fundingRate"), fields.integer("fundingRateTimestamp"));
    }
}
