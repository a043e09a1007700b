package io.eternalengine.venue;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stops that a client wants for an open position: empty for what stays, zero for what is taken away.
 *
 * @param trailingStop distance that a trailing stop keeps
 * @param activePrice the price from which a trailing stop follows; at once when empty
 * @param partial whether take profit and stop loss are added for a size instead of set for the whole position
 * @param takeProfitLimit limit price of a take profit; a market order when empty
 * @param stopLossLimit limit price of a stop loss; a market order when empty
 */
public record TradingStop(
        Optional<BigDecimal> takeProfit,
        Optional<BigDecimal> stopLoss,
        Optional<BigDecimal> trailingStop,
        Optional<BigDecimal> activePrice,
        PriceSource takeProfitBy,
        PriceSource stopLossBy,
        boolean partial,
        Optional<BigDecimal> takeProfitSize,
        Optional<BigDecimal> stopLossSize,
        Optional<BigDecimal> takeProfitLimit,
        Optional<BigDecimal> stopLossLimit) {

    static TradingStop of(Protection protection) {
        return new TradingStop(
                Optional.ofNullable(protection.takeProfit()),
                Optional.ofNullable(protection.stopLoss()),
                Optional.empty(),
                Optional.empty(),
                protection.takeProfitBy(),
                protection.stopLossBy(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static @Nullable BigDecimal positiveOrNull(BigDecimal price) {
        return price.signum() > 0 ? price : null;
    }
}
