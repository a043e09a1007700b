package io.eternalengine.engine.trend;

import io.eternalengine.domain.model.CapitalAllocation;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.Instrument;
import java.math.RoundingMode;
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
    static Optional<Decimal> of(TrendStep step, int index, Trade plan) {
        SizeLimit smallest = smallest(step, index, plan);
        Decimal scale = step.asset(index).scale().size().times(CorrelationScale.of(step));
        step.note("sizeLimitedBy", smallest.name());
        step.note("sizeScale", scale);
        Instrument rules = step.rules(index);
        Decimal quantity = smallest.most().max(Decimal.ZERO).times(scale).floorToStep(rules.quantityStep());
        Decimal price = step.asset(index).lastClose();
        return quantity.isPositive() && !rules.isTooSmall(quantity, quantity.times(price))
                ? Optional.of(quantity)
                : Optional.empty();
    }

    /** Of limits on the same thing only the smallest is turned into a quantity; the first of equals counts. */
    private static SizeLimit smallest(TrendStep step, int index, Trade plan) {
        Decimal equity = step.state().equity();
        SizeLimit loss = loss(step, equity);
        SizeLimit worth = worth(step, index, equity);
        return new SizeLimit(loss.name(), quantity(loss.most(), plan.stopDistance()))
                .orLess(worth.name(), quantity(worth.most(), step.asset(index).lastClose()))
                .orLess("market-order", step.rules(index).maxMarketQuantity());
    }

    /** What may be lost when the stop is hit, in the quote asset. */
    private static SizeLimit loss(TrendStep step, Decimal equity) {
        SizingParameters sizing = step.parameters().sizing();
        return new SizeLimit("risk-per-trade", equity.times(sizing.riskPerTradeFraction()))
                .orLess("kelly", equity.times(KellyRisk.of(step)));
    }

    /** What the position may be worth, in the quote asset. */
    private static SizeLimit worth(TrendStep step, int index, Decimal equity) {
        SizingParameters sizing = step.parameters().sizing();
        Decimal total = portfolio(step, equity);
        Decimal share = step.parameters().assets().get(index).share();
        return new SizeLimit("asset-share", equity.times(share))
                .orLess("asset-limit", equity.times(sizing.maxAssetFraction()))
                .orLess("leverage", equity.times(sizing.maxLeverage()).minus(otherExposure(step, index)))
                .orLess("tier-order", total.times(sizing.maxOrderOfTotalFraction()))
                .orLess("tier-position", total.times(sizing.maxPositionOfTotalFraction()));
    }

    private static Decimal quantity(Decimal amount, Decimal forEachCoin) {
        return amount.dividedBy(forEachCoin, DECIMALS, RoundingMode.DOWN);
    }

    private static Decimal otherExposure(TrendStep step, int index) {
        Decimal exposure = Decimal.ZERO;
        for (int other = 0; other < step.state().assets().size(); other++) {
            if (other != index) {
                exposure = exposure.plus(step.asset(other).exposure());
            }
        }
        return exposure;
    }

    /** The portfolio as this engine can know it: its own books at market, the capital of the others as assigned. */
    private static Decimal portfolio(TrendStep step, Decimal equity) {
        CapitalAllocation capital = Objects.requireNonNull(step.state().capital(), "capital");
        return capital.totalCapital().minus(capital.engineCapital()).plus(equity);
    }
}
