package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.accounting.Drawdown;
import io.eternalengine.domain.model.Candle;
import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.Side;
import java.math.RoundingMode;

/**
 * Capital that was recalled leaves in cash. When it was more than the engine had, its cash is below zero until as much is
 * sold: the overweight asset first, so that the weights are nearer to their targets afterwards, as maker first. An asset far
 * below its all-time high is not sold for it; then the other one is, or the release waits.
 */
final class ReleaseRule {
    private static final int DECIMALS = 18;

    private ReleaseRule() {}

    static void review(CoreHodlStep step, Candle candle) {
        Decimal recalled = step.holdings().cash().negated();
        if (!recalled.isPositive()
                || step.state().phase() instanceof CoreHodlPhase.Initializing
                || isTrading(step)
                || !step.state().markets().areOfOneMoment()) {
            return;
        }
        step.note("recalled", recalled);
        if (!sellAny(step, recalled, candle.closeTimeMs())) {
            step.because(CoreHodlRule.RELEASE_WAITS, "nothing may be sold for the " + recalled + " that were recalled");
        }
    }

    /** Of each asset what is beyond its target, and of the last that may be sold what is still missing. */
    private static boolean sellAny(CoreHodlStep step, Decimal recalled, long closeTimeMs) {
        int last = step.parameters().targets().size() - 1;
        while (last >= 0 && !maySell(step, last)) {
            last--;
        }
        for (int index = 0; index <= last; index++) {
            Decimal value = index == last
                    ? recalled
                    : beyondTarget(step, index, recalled).min(recalled);
            if (maySell(step, index) && sell(step, index, value, closeTimeMs)) {
                return true;
            }
        }
        return false;
    }

    /** A purchase without a child order waits; it may even be held back by a halt. */
    private static boolean isTrading(CoreHodlStep step) {
        for (ParentOrder parentOrder : step.state().parentOrders().all()) {
            if (parentOrder.inFlight() || parentOrder.reduces()) {
                return true;
            }
        }
        return false;
    }

    private static boolean maySell(CoreHodlStep step, int index) {
        CoreHodlMarket market = step.state().markets().get(index);
        return market.hasPrice()
                && Drawdown.between(market.allTimeHigh(), market.close())
                        .isAtMost(step.parameters().noSaleBelowHighFraction());
    }

    /** What of the asset will be too much once the recalled capital is gone. */
    private static Decimal beyondTarget(CoreHodlStep step, int index, Decimal recalled) {
        Decimal left = step.holdings().invested().minus(recalled).max(Decimal.ZERO);
        return step.holdings()
                .value(index)
                .minus(left.times(step.parameters().targets().get(index).weight()));
    }

    private static boolean sell(CoreHodlStep step, int index, Decimal value, long closeTimeMs) {
        AssetTarget target = step.parameters().targets().get(index);
        CoreHodlMarket market = step.state().markets().get(index);
        Instrument rules = market.rules();
        if (rules == null || !market.hasPrice() || !value.isPositive()) {
            return false;
        }
        Decimal withFee = value.dividedBy(Decimal.ONE.minus(step.feeFraction(market)), DECIMALS, RoundingMode.UP);
        Decimal quantity = withFee.dividedBy(market.close(), DECIMALS, RoundingMode.UP)
                .ceilToStep(rules.quantityStep())
                .min(step.state().balances().of(target.asset()).floorToStep(rules.quantityStep()));
        if (rules.isTooSmall(quantity, quantity.times(market.close()))) {
            return false;
        }
        step.state()
                .parentOrders()
                .add(ParentOrder.of(
                        ParentOrderName.Purpose.RELEASE.name(target.instrument().symbol() + ".at-" + closeTimeMs),
                        target.instrument(),
                        Side.SELL,
                        ExecutionStyle.MAKER_THEN_MARKET,
                        new OrderAmount.OfBase(quantity)));
        return true;
    }
}
