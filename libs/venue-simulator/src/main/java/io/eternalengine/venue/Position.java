package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A linear position, one-way mode.
 *
 * @param size in the base coin; negative for a short
 * @param entryValue what the open size cost in the quote coin, never negative. It is kept instead of an average price, so
 *     that closing in parts pays out exactly what closing at once would
 * @param realizedProfit what closing has earned before fees
 * @param openingFees what opening the open size cost in fees
 * @param life its times, and what it has earned after fees
 */
public record Position(
        String symbol,
        BigDecimal size,
        BigDecimal entryValue,
        BigDecimal leverage,
        BigDecimal realizedProfit,
        BigDecimal openingFees,
        PositionLife life) {

    private static final int VALUE_SCALE = 12;
    /** Finer than any amount that is reported, so that closing in parts loses nothing that a ledger could see. */
    private static final int COST_SCALE = 18;

    static Position none(String symbol, BigDecimal leverage) {
        return new Position(
                symbol,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                leverage,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                PositionLife.NONE);
    }

    /** The average price of the open size; zero without one. */
    public BigDecimal averagePrice() {
        return isOpen()
                ? entryValue
                        .divide(size.abs(), VALUE_SCALE, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()
                : BigDecimal.ZERO;
    }

    /** Whether there is any size. */
    public boolean isOpen() {
        return size.signum() != 0;
    }

    /** Profit, negative for a loss, if the position were closed at {@code markPrice}. */
    public BigDecimal unrealizedProfit(BigDecimal markPrice) {
        BigDecimal value = size.abs().multiply(markPrice);
        return size.signum() >= 0 ? value.subtract(entryValue) : entryValue.subtract(value);
    }

    /** How much of a trade would shrink this position. */
    BigDecimal closedBy(Side side, BigDecimal quantity) {
        return size.signum() == -side.sign() ? quantity.min(size.abs()) : BigDecimal.ZERO;
    }

    /** The position after a trade; the difference of its realized profit to this one's is what the trade realized. */
    Position traded(Side side, BigDecimal quantity, BigDecimal price) {
        BigDecimal closed = closedBy(side, quantity);
        BigDecimal closedCost = closed.signum() == 0
                ? BigDecimal.ZERO
                : closed.compareTo(size.abs()) == 0
                        ? entryValue
                        : entryValue.multiply(closed).divide(size.abs(), COST_SCALE, RoundingMode.DOWN);
        BigDecimal closedValue = closed.multiply(price);
        BigDecimal profit = size.signum() >= 0 ? closedValue.subtract(closedCost) : closedCost.subtract(closedValue);
        BigDecimal opened = quantity.subtract(closed);
        return new Position(
                symbol,
                size.add(side == Side.BUY ? quantity : quantity.negate()),
                entryValue.subtract(closedCost).add(opened.multiply(price)),
                leverage,
                realizedProfit.add(profit),
                openingFees,
                life);
    }

    Position withOpeningFees(BigDecimal fees) {
        return new Position(symbol, size, entryValue, leverage, realizedProfit, fees, life);
    }

    Position withLife(PositionLife newLife) {
        return new Position(symbol, size, entryValue, leverage, realizedProfit, openingFees, newLife);
    }

    /** What opening a closed part had cost in fees. */
    BigDecimal openingFeesOf(BigDecimal closed) {
        if (closed.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return closed.compareTo(size.abs()) == 0
                ? openingFees
                : openingFees.multiply(closed).divide(size.abs(), VALUE_SCALE, RoundingMode.HALF_EVEN);
    }

    Position withLeverage(BigDecimal newLeverage) {
        return new Position(symbol, size, entryValue, newLeverage, realizedProfit, openingFees, life);
    }
}
