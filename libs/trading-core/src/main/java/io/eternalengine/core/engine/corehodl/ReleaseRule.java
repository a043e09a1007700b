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
                || !Moment.isOfAll(course.state().markets())) {
            return;
        }
        course.note("recalled", owed);
        if (!sellAny(course, owed, candle.closeTimeMs())) {
            course.because(WAITS, "nothing may be sold for the " + owed + " that were recalled");
        }
    }

    /** Of each asset what is beyond its target, and of the last that may be sold what is still owed. */
    private static boolean sellAny(Deliberation course, Decimal owed, long closeTimeMs) {
        List<AssetTarget> targets = course.parameters().targets();
        int last = targets.size() - 1;
        while (last >= 0 && !maySell(course, targets.get(last))) {
            last--;
        }
        for (int place = 0; place <= last; place++) {
            Decimal value =
                    place == last ? owed : beyondTarget(course, place, owed).min(owed);
            if (maySell(course, targets.get(place)) && sell(course, targets.get(place), value, closeTimeMs)) {
                return true;
            }
        }
        return false;
    }

    /** A purchase that is only owed waits; it may even be held back by a halt. */
    private static boolean isTrading(Deliberation course) {
        for (int i = 0; i < course.state().tasks().size(); i++) {
            Task task = course.state().tasks().valueAt(i);
            if (task.inFlight() || task.reduces()) {
                return true;
            }
        }
        return false;
    }

    private static boolean maySell(Deliberation course, AssetTarget target) {
        MarketView market = course.state().markets().get(target.instrument());
        return market != null
                && Drawdown.between(market.allTimeHigh(), market.lastClose())
                        .isAtMost(course.parameters().noSaleBelowHighFraction());
    }

    /** What of the asset will be too much once the recalled capital is gone. */
    private static Decimal beyondTarget(Deliberation course, int place, Decimal owed) {
        Decimal left = course.holdings().invested().minus(owed).max(Decimal.ZERO);
        return course.holdings()
                .value(place)
                .minus(left.times(course.parameters().targets().get(place).weight()));
    }

    private static boolean sell(Deliberation course, AssetTarget target, Decimal value, long closeTimeMs) {
        Instrument instrument = course.state().instruments().get(target.instrument());
        MarketView market = course.state().markets().get(target.instrument());
        if (instrument == null || market == null || !value.isPositive()) {
            return false;
        }
        Decimal withFee =
                value.dividedBy(Decimal.ONE.minus(course.feeFraction(target.instrument())), DECIMALS, RoundingMode.UP);
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
