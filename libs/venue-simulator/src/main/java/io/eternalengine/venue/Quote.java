package io.eternalengine.venue;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price of a market at a moment.
 *
 * @param mid the played price; also the mark price of a linear market
 * @param bid best price of a buyer, a tick at or below the mid
 * @param ask best price of a seller, a tick at or above the mid
 */
public record Quote(BigDecimal mid, BigDecimal bid, BigDecimal ask) {

    private static final BigDecimal BPS = new BigDecimal("10000");

    public Quote {
        if (bid.signum() <= 0 || bid.compareTo(mid) > 0 || ask.compareTo(mid) < 0) {
            throw new IllegalArgumentException(
                    "bid " + bid + ", mid " + mid + ", ask " + ask + ": must be in this order");
        }
    }

    /** The quote around a mid with a spread of {@code spreadBps} hundredths of a percent, widened to whole ticks. */
    public static Quote around(BigDecimal mid, BigDecimal spreadBps, Instrument instrument) {
        BigDecimal half = mid.multiply(spreadBps).divide(BPS.multiply(BigDecimal.TWO), 12, RoundingMode.HALF_EVEN);
        BigDecimal bid = instrument.tickAtOrBelow(mid.subtract(half)).max(instrument.tickSize());
        return new Quote(mid.max(bid), bid, instrument.tickAtOrAbove(mid.add(half)));
    }

    /** The best price that a side can trade at without waiting. */
    BigDecimal best(Side side) {
        return side == Side.BUY ? ask : bid;
    }

    /** The price that an order which takes liquidity gets when it moves the market by {@code impactBps}. */
    BigDecimal takerPrice(Side side, BigDecimal impactBps, Instrument instrument) {
        BigDecimal best = best(side);
        BigDecimal impact = best.multiply(impactBps).divide(BPS, 12, RoundingMode.HALF_EVEN);
        return side == Side.BUY
                ? instrument.tickAtOrAbove(best.add(impact))
                : instrument.tickAtOrBelow(best.subtract(impact)).max(instrument.tickSize());
    }
}
