package io.eternalengine.backtester.calibration;

import io.eternalengine.backtester.market.MarketData;
import io.eternalengine.backtester.market.MarketSeries;
import io.eternalengine.backtester.venue.MarketImpact;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.MarketCategory;
import io.eternalengine.domain.model.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Fits the assumptions about fills to orders that were measured. An order that took liquidity soon after a candle opened is
 * compared with that open, which a backtest takes as the mid: by how much it was worse is half a spread and an impact. What was filled later
 * in a candle is left out, since by then the market itself had moved. Fees are what was paid of what was traded.
 */
public final class FillCalibration {
    /** With fewer a fit says more about chance than about the market. */
    public static final int LEAST_ORDERS = 20;
    /** How long after a candle's open its open still stands for the mid. */
    static final Duration SOON = Duration.ofMinutes(5);

    private static final double BPS = 10_000;
    private static final int FEE_DECIMALS = 6;
    private static final MathContext FIGURES = new MathContext(4, RoundingMode.HALF_EVEN);

    private final List<MeasuredOrder> orders;
    private final List<Shortfall> shortfalls = new ArrayList<>();

    /**
     * What was fitted; empty where too few orders were measured. Half-spread and impact are empty for orders of one size, too; where
     * one is 0 the free fit has it below, and 0 is the bound.
     *
     * @param compared orders that took liquidity soon after a candle's open
     * @param residualBps root of the mean square of what the fit leaves, in hundredths of a percent of the price
     * @param fees what was paid of what was traded
     */
    public record Fitted(
            int orders,
            int compared,
            Optional<BigDecimal> halfSpreadBps,
            Optional<BigDecimal> impactCoefficient,
            Optional<BigDecimal> residualBps,
            Fees fees) {}

    /**
     * Fees paid as a fraction of value, empty where too few orders were measured.
     *
     * @param spot maker and taker
     */
    public record Fees(Optional<BigDecimal> spot, Optional<BigDecimal> linearMaker, Optional<BigDecimal> linearTaker) {}

    /**
     * @param market the candles around the orders
     */
    public FillCalibration(List<MeasuredOrder> orders, MarketData market) {
        this.orders = List.copyOf(orders);
        for (MeasuredOrder order : orders) {
            if (!order.maker()) {
                market.of(order.instrument())
                        .flatMap(series -> shortfall(order, series))
                        .ifPresent(shortfalls::add);
            }
        }
    }

    /** Fits what can be fitted. */
    public Fitted fit() {
        Optional<LeastSquares> fit = shortfalls.size() < LEAST_ORDERS ? Optional.empty() : LeastSquares.of(shortfalls);
        return new Fitted(
                orders.size(),
                shortfalls.size(),
                fit.map(found -> figure(found.halfSpread() * BPS)),
                fit.map(found -> figure(found.coefficient())),
                fit.map(found -> figure(found.residual() * BPS)),
                new Fees(
                        fee(order -> order.instrument().category() == MarketCategory.SPOT),
                        fee(order -> isLinear(order) && order.maker()),
                        fee(order -> isLinear(order) && !order.maker())));
    }

    private static boolean isLinear(MeasuredOrder order) {
        return order.instrument().category() == MarketCategory.LINEAR;
    }

    private static Optional<Shortfall> shortfall(MeasuredOrder order, MarketSeries series) {
        int index = series.lastClosedAt(order.firstAtMs()) + 1;
        if (index >= series.size()) {
            return Optional.empty();
        }
        Candle candle = series.candle(index);
        long afterMs = order.firstAtMs() - candle.openTimeMs();
        if (afterMs < 0 || afterMs > SOON.toMillis()) {
            return Optional.empty();
        }
        double mid = candle.open().toDouble();
        double dearer = order.price() / mid - 1;
        double unitImpact =
                MarketImpact.fraction(series, index, Decimal.of(order.quantity().toPlainString()), 1);
        return Optional.of(new Shortfall(order.side() == Side.BUY ? dearer : -dearer, unitImpact));
    }

    /** A rebate is no fee: a backtest assumes none. */
    private Optional<BigDecimal> fee(Predicate<MeasuredOrder> isOfTheKind) {
        List<MeasuredOrder> ofTheKind = orders.stream().filter(isOfTheKind).toList();
        if (ofTheKind.size() < LEAST_ORDERS) {
            return Optional.empty();
        }
        BigDecimal paid = ofTheKind.stream().map(MeasuredOrder::fee).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal traded = ofTheKind.stream().map(MeasuredOrder::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        return Optional.of(paid.max(BigDecimal.ZERO).divide(traded, FEE_DECIMALS, RoundingMode.HALF_EVEN));
    }

    private static BigDecimal figure(double value) {
        return BigDecimal.valueOf(value).round(FIGURES);
    }
}
