package io.eternalengine.local.fleet.comparison;

import io.eternalengine.domain.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * How far the fills of the fleet were from those that the backtest assumed, over pairs of one hour. All in basis points of the
 * value; positive is worse for the fleet.
 *
 * @param priceBps of the average price, weighted by value
 * @param worstPriceBps the worst of one pair
 * @param feeBps of the fee, weighted by value
 */
public record FillDifference(BigDecimal priceBps, BigDecimal worstPriceBps, BigDecimal feeBps) {
    private static final BigDecimal BPS = new BigDecimal("10000");
    private static final int DECIMALS = 2;
    private static final FillDifference NONE = new FillDifference(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    /** Over these pairs; zero when there are none. */
    static FillDifference of(List<TradePairs.Pair> pairs) {
        if (pairs.isEmpty()) {
            return NONE;
        }
        BigDecimal value = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        BigDecimal fees = BigDecimal.ZERO;
        BigDecimal worst = bps(pairs.getFirst());
        for (TradePairs.Pair pair : pairs) {
            BigDecimal pairValue = pair.live().value();
            value = value.add(pairValue);
            paid = paid.add(bps(pair).multiply(pairValue));
            fees = fees.add(
                    feeRate(pair.live()).subtract(feeRate(pair.backtest())).multiply(pairValue));
            worst = worst.max(bps(pair));
        }
        return new FillDifference(
                rounded(paid.divide(value, MathContext.DECIMAL64)),
                rounded(worst),
                rounded(fees.multiply(BPS).divide(value, MathContext.DECIMAL64)));
    }

    /** What the fleet paid more for, or got less by. */
    private static BigDecimal bps(TradePairs.Pair pair) {
        BigDecimal live = price(pair.live());
        BigDecimal assumed = price(pair.backtest());
        BigDecimal worse = pair.live().side() == Side.BUY ? live.subtract(assumed) : assumed.subtract(live);
        return worse.multiply(BPS).divide(assumed, MathContext.DECIMAL64);
    }

    private static BigDecimal price(IntentTrade trade) {
        return trade.value().divide(trade.quantity(), MathContext.DECIMAL64);
    }

    private static BigDecimal feeRate(IntentTrade trade) {
        return trade.fee().divide(trade.value(), MathContext.DECIMAL64);
    }

    private static BigDecimal rounded(BigDecimal bps) {
        return bps.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }
}
