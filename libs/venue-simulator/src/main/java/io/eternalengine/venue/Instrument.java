package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The trading rules and fees of a market.
 *
 * @param tickSize smallest step of a price
 * @param quantityStep smallest step of a quantity in the base coin
 * @param quotePrecision smallest step of a quantity in the quote coin, for spot market orders
 * @param minimumQuantity smallest order in the base coin
 * @param maximumQuantity largest limit order in the base coin
 * @param maximumMarketQuantity largest market order in the base coin
 * @param minimumValue smallest order in the quote coin
 * @param makerFeeRate fee of a resting order as a fraction of its value
 * @param takerFeeRate fee of an order that takes liquidity as a fraction of its value
 */
public record Instrument(
        Listing listing,
        String baseCoin,
        String quoteCoin,
        BigDecimal tickSize,
        BigDecimal quantityStep,
        BigDecimal quotePrecision,
        BigDecimal minimumQuantity,
        BigDecimal maximumQuantity,
        BigDecimal maximumMarketQuantity,
        BigDecimal minimumValue,
        BigDecimal makerFeeRate,
        BigDecimal takerFeeRate) {

    public Instrument {
        if (tickSize.signum() <= 0 || quantityStep.signum() <= 0 || quotePrecision.signum() <= 0) {
            throw new IllegalArgumentException(listing + ": tick size and steps must be positive");
        }
    }

    /** The category of the market. */
    public Category category() {
        return listing.category();
    }

    /** The symbol of the market. */
    public String symbol() {
        return listing.symbol();
    }

    /** The coin that a trade's fee is paid in. */
    String feeCoin(Side side) {
        return category() == Category.SPOT && side == Side.BUY ? baseCoin : quoteCoin;
    }

    /** The greatest tradable price that is not above {@code price}. */
    public BigDecimal tickAtOrBelow(BigDecimal price) {
        return roundTo(tickSize, price, RoundingMode.FLOOR);
    }

    /** The least tradable price that is not below {@code price}. */
    public BigDecimal tickAtOrAbove(BigDecimal price) {
        return roundTo(tickSize, price, RoundingMode.CEILING);
    }

    /** The tradable price nearest to {@code price}. */
    public BigDecimal nearestTick(BigDecimal price) {
        return roundTo(tickSize, price, RoundingMode.HALF_EVEN);
    }

    /** The greatest tradable quantity that is not above {@code quantity}. */
    public BigDecimal stepAtOrBelow(BigDecimal quantity) {
        return roundTo(quantityStep, quantity, RoundingMode.FLOOR);
    }

    /** The least tradable quantity that is not below {@code quantity}. */
    BigDecimal stepAtOrAbove(BigDecimal quantity) {
        return roundTo(quantityStep, quantity, RoundingMode.CEILING);
    }

    private static BigDecimal roundTo(BigDecimal step, BigDecimal value, RoundingMode mode) {
        return value.divide(step, 0, mode).multiply(step);
    }
}
