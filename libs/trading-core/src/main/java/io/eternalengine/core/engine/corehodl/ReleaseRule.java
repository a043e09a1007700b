package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.accounting.Drawdown;
import io.eternalengine.core.model.Candle;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.Side;
import java.math.RoundingMode;
import java.util.List;

/**
 * Capital that was recalled leaves in cash. When it was more than the engine had, its cash is below zero until as much is
 * sold: the overweight asset first, so that the weights are nearer to their targets afterwards, as maker first. An asset far
 * below its all-time high is not sold for it; then the other one is, or the release waits.
 */
final class ReleaseRule {
    static final String WAITS = "release-waits";

    private static final int DECIMALS = 18;

    private ReleaseRule() {}

    static void review(Deliberation course, Candle candle) {
        Decimal owed =
                course.state().balances().of(course.parameters().quoteAsset()).negated();
        if (!owed.isPositive()
                || course.state().phase() == CoreHodlPhase.INITIALIZING
                || isTrading(course)
                || !Weights.pricesAreOfOneTime(course)) {
            return;
        }
        course.note("recalled", owed);
        List<AssetTarget> saleable = course.parameters().targets().stream()
                .filter(target -> maySell(course, target))
                .toList();
        for (AssetTarget target : saleable) {
            boolean last = target.equals(saleable.getLast());
            Decimal value = last ? owed : beyondTarget(course, target, owed).min(owed);
            if (sell(course, target, value, candle.closeTimeMs())) {
                return;
            }
        }
        course.because(WAITS, "nothing may be sold for the " + owed + " that were recalled");
    }

    /** A purchase that is only owed waits; it may even be held back by a halt. */
    private static boolean isTrading(Deliberation course) {
        return course.state().tasks().values().stream().anyMatch(task -> task.inFlight() || task.reduces());
    }

    private static boolean maySell(Deliberation course, AssetTarget target) {
        MarketView market = course.state().markets().get(target.instrument());
        return market != null
                && Drawdown.between(market.allTimeHigh(), market.lastClose())
                        .isAtMost(course.parameters().noSaleBelowHighFraction());
    }

    /** What of the asset will be too much once the recalled capital is gone. */
    private static Decimal beyondTarget(Deliberation course, AssetTarget target, Decimal owed) {
        Decimal left = Weights.invested(course).minus(owed).max(Decimal.ZERO);
        return course.state().valueHeld(target).minus(left.times(target.weight()));
    }

    private static boolean sell(Deliberation course, AssetTarget target, Decimal value, long closeTimeMs) {
        Instrument instrument = course.state().instruments().get(target.instrument());
        MarketView market = course.state().markets().get(target.instrument());
        if (instrument == null || market == null || !value.isPositive()) {
            return false;
        }
        Decimal withFee =
                value.dividedBy(Decimal.ONE.minus(course.parameters().takerFeeFraction()), DECIMALS, RoundingMode.UP);
        Decimal quantity = withFee.dividedBy(market.lastClose(), DECIMALS, RoundingMode.UP)
                .ceilToStep(instrument.quantityStep())
                .min(course.state().balances().of(target.asset()).floorToStep(instrument.quantityStep()));
        if (instrument.isTooSmall(quantity, quantity.times(market.lastClose()))) {
            return false;
        }
        course.happen(new CoreHodlEvent.TaskOwed(Task.owed(
                "release." + target.instrument().symbol() + ".at-" + closeTimeMs,
                target.instrument(),
                Side.SELL,
                ExecutionStyle.MAKER_THEN_MARKET,
                new OrderAmount.OfBase(quantity))));
        return true;
    }
}
