package io.eternalengine.backtester.venue;

import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.Side;

/** At which prices orders of one instrument fill; always on the grid of prices, rounded against us. */
final class FillPrices {
    private static final Decimal BPS = Decimal.of("0.0001");
    /** To which an impact, a small fraction that is found in doubles, is rounded. */
    private static final int IMPACT_DECIMALS = 12;

    private final MarketSeries series;
    private final Instrument instrument;
    private final Decimal halfSpread;
    private final double impactCoefficient;

    FillPrices(MarketSeries series, FillAssumptions assumptions) {
        this.series = series;
        instrument = series.instrument();
        halfSpread = assumptions.halfSpreadBps().times(BPS);
        impactCoefficient = assumptions.impactCoefficient().toDouble();
    }

    /**
     * What an order pays that takes liquidity: the mid, worse by half the spread and the impact of the order.
     *
     * @param index of the candle in which it fills
     */
    Decimal taker(Side side, Decimal mid, Decimal quantity, int index) {
        double impact = MarketImpact.fraction(series, index, quantity, impactCoefficient);
        Decimal worse = halfSpread.plus(
                Decimal.ofUnscaled(Math.round(impact * Math.pow(10, IMPACT_DECIMALS)), IMPACT_DECIMALS));
        Decimal factor = side == Side.BUY ? Decimal.ONE.plus(worse) : Decimal.ONE.minus(worse);
        Decimal price = mid.times(factor);
        return side == Side.BUY
                ? price.ceilToStep(instrument.tickSize())
                : price.floorToStep(instrument.tickSize()).max(instrument.tickSize());
    }

    /** Where a post-only order rests: at its own side of the spread. */
    Decimal maker(Side side, Decimal mid) {
        Decimal half = mid.times(halfSpread);
        return side == Side.BUY
                ? mid.minus(half).floorToStep(instrument.tickSize())
                : mid.plus(half).ceilToStep(instrument.tickSize());
    }

    /** Whether a resting order filled. Touching is not enough: others stood in the queue before us. */
    static boolean isTradedThrough(Side side, Decimal limit, Candle candle) {
        return side == Side.BUY ? candle.low().isBelow(limit) : candle.high().isAbove(limit);
    }
}
