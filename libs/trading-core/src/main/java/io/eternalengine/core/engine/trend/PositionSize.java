package io.eternalengine.core.engine.trend;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.Instrument;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How much an entry buys or sells: the smallest of its limits, scaled as risk commands and by correlation, down to the step
 * of the instrument.
 */
final class PositionSize {
    private static final int DECIMALS = 18;

    private PositionSize() {}

    /** Empty when it is too small for an order. */
    static Optional<Decimal> of(TrendCourse course, int index, Trade plan) {
        SizeLimit smallest = limits(course, index, plan).stream()
                .min(Comparator.comparing(SizeLimit::quantity))
                .orElseThrow();
        Decimal scale = course.asset(index).scale().size().times(CorrelationScale.of(course));
        course.note("sizeLimitedBy", smallest.name());
        course.note("sizeScale", scale);
        Instrument rules = course.rules(index);
        Decimal quantity = smallest.quantity().max(Decimal.ZERO).times(scale).floorToStep(rules.quantityStep());
        Decimal price = course.asset(index).lastClose();
        return quantity.isPositive() && !rules.isTooSmall(quantity, quantity.times(price))
                ? Optional.of(quantity)
                : Optional.empty();
    }

    private static List<SizeLimit> limits(TrendCourse course, int index, Trade plan) {
        SizingParameters sizing = course.parameters().sizing();
        Decimal equity = course.state().equity();
        Decimal total = portfolio(course, equity);
        Decimal price = course.asset(index).lastClose();
        Decimal share = course.parameters().assets().get(index).share();
        return List.of(
                new SizeLimit("risk-per-trade", quantityAtRisk(equity.times(sizing.riskPerTradeFraction()), plan)),
                new SizeLimit("kelly", quantityAtRisk(equity.times(KellyRisk.of(course)), plan)),
                worth("asset-share", equity.times(share), price),
                worth("asset-limit", equity.times(sizing.maxAssetFraction()), price),
                worth("leverage", equity.times(sizing.maxLeverage()).minus(otherExposure(course, index)), price),
                worth("tier-order", total.times(sizing.maxOrderOfTotalFraction()), price),
                worth("tier-position", total.times(sizing.maxPositionOfTotalFraction()), price),
                new SizeLimit("market-order", course.rules(index).maxMarketQuantity()));
    }

    /** As many coins as lose this amount when the stop is hit. */
    private static Decimal quantityAtRisk(Decimal amount, Trade plan) {
        return amount.dividedBy(plan.stopDistance(), DECIMALS, RoundingMode.DOWN);
    }

    private static SizeLimit worth(String name, Decimal value, Decimal price) {
        return new SizeLimit(name, value.dividedBy(price, DECIMALS, RoundingMode.DOWN));
    }

    private static Decimal otherExposure(TrendCourse course, int index) {
        Decimal exposure = Decimal.ZERO;
        for (int other = 0; other < course.state().assets().size(); other++) {
            if (other != index) {
                exposure = exposure.plus(course.asset(other).exposure());
            }
        }
        return exposure;
    }

    /** The portfolio as this engine can know it: its own books at market, the capital of the others as assigned. */
    private static Decimal portfolio(TrendCourse course, Decimal equity) {
        CapitalAllocation capital = Objects.requireNonNull(course.state().capital(), "capital");
        return capital.totalCapital().minus(capital.engineCapital()).plus(equity);
    }
}
