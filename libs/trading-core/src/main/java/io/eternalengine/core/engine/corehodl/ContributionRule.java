package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.model.Side;
import java.util.Comparator;
import java.util.List;

/**
 * ACCUMULATING: capital that came later buys the more underweight asset first, in slices no larger than one order may be,
 * never beyond its target weight or the largest share of the whole portfolio in one asset.
 */
final class ContributionRule {
    private ContributionRule() {}

    static void review(Deliberation course) {
        CoreHodlState state = course.state();
        if (state.phase() != CoreHodlPhase.ACCUMULATING
                || !state.tasks().isEmpty()
                || !state.contribution().isPositive()
                || !Weights.pricesAreOfOneTime(course)
                || !buysAnything(course, state.contribution().min(cashBeyondReserve(course)))) {
            return;
        }
        for (AssetTarget target : mostUnderweightFirst(course)) {
            Decimal amount = slice(course, target);
            if (amount.isPositive()) {
                owe(course, target, amount);
                return;
            }
        }
    }

    /** Whether so much is enough for an order in any market: what is left of a contribution mostly is not. */
    private static boolean buysAnything(Deliberation course, Decimal atMost) {
        for (int i = 0; i < course.state().instruments().size(); i++) {
            if (atMost.isAtLeast(course.state().instruments().valueAt(i).minNotional())) {
                return true;
            }
        }
        return false;
    }

    private static List<AssetTarget> mostUnderweightFirst(Deliberation course) {
        return course.parameters().targets().stream()
                .filter(target -> course.state().markets().containsKey(target.instrument()))
                .sorted(Comparator.comparing((AssetTarget target) -> gap(course, target))
                        .reversed())
                .toList();
    }

    /** How much of the asset is missing when all holdings and the contribution are put at target weights. */
    private static Decimal gap(Deliberation course, AssetTarget target) {
        Decimal whole = Weights.invested(course).plus(course.state().contribution());
        return whole.times(target.weight()).minus(course.state().valueHeld(target));
    }

    /** What the next order spends on the asset; 0 when that is too small for an order. */
    private static Decimal slice(Deliberation course, AssetTarget target) {
        Instrument instrument = course.state().instruments().get(target.instrument());
        if (instrument == null) {
            return Decimal.ZERO;
        }
        Decimal amount = spendable(course, target).floorToStep(instrument.quoteStep());
        return amount.isAtLeast(instrument.minNotional()) ? amount : Decimal.ZERO;
    }

    private static void owe(Deliberation course, AssetTarget target, Decimal amount) {
        String name = "contribution." + target.instrument().symbol() + ".slice-"
                + SerialNumber.padded(course.state().contributionSlices() + 1, 4);
        course.note("underweight", target.asset());
        course.happen(new CoreHodlEvent.ContributionOwed(
                Task.owed(name, target.instrument(), Side.BUY, ExecutionStyle.MARKET, new OrderAmount.OfQuote(amount)),
                amount));
    }

    private static Decimal cashBeyondReserve(Deliberation course) {
        return course.state().balances().of(course.parameters().quoteAsset()).minus(Weights.reserve(course));
    }

    private static Decimal spendable(Deliberation course, AssetTarget target) {
        return course.state()
                .contribution()
                .min(cashBeyondReserve(course))
                .min(gap(course, target))
                .min(Weights.roomIn(course, target))
                .min(Weights.portfolio(course).times(course.parameters().maxOrderFraction()));
    }
}
