package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.SerialNumber;
import io.eternalengine.core.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ACCUMULATING: capital that came later buys the more underweight asset first, in slices no larger than one order may be,
 * never beyond its target weight or the largest share of the whole portfolio in one asset.
 */
final class ContributionRule {
    private static final String PREFIX = "contribution.";

    private ContributionRule() {}

    static boolean owns(String taskName) {
        return taskName.startsWith(PREFIX);
    }

    static void review(Deliberation course) {
        CoreHodlState state = course.state();
        if (state.phase() != CoreHodlPhase.ACCUMULATING
                || !state.tasks().isEmpty()
                || !state.contribution().isPositive()
                || !Moment.isOfAll(state.markets())) {
            return;
        }
        Holdings holdings = course.holdings();
        Decimal money = state.contribution().min(holdings.cash().minus(holdings.reserve()));
        if (buysAnything(course, money)) {
            Decimal most =
                    money.min(holdings.portfolio().times(course.parameters().maxOrderFraction()));
            buyMostUnderweight(course, gaps(course), most);
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

    /** The most underweight asset of which so much can be bought; the first of equals. */
    private static void buyMostUnderweight(Deliberation course, @Nullable Decimal[] gaps, Decimal most) {
        for (int tried = 0; tried < gaps.length; tried++) {
            int place = largest(gaps);
            Decimal gap = place < 0 ? null : gaps[place];
            Decimal amount = gap == null ? Decimal.ZERO : slice(course, place, most.min(gap));
            if (amount.isPositive()) {
                owe(course, course.parameters().targets().get(place), amount);
                return;
            }
            if (gap != null) {
                gaps[place] = null;
            }
        }
    }

    /**
     * How much of each asset is missing when all holdings and the contribution are put at target weights; null without a
     * market.
     */
    private static @Nullable Decimal[] gaps(Deliberation course) {
        List<AssetTarget> targets = course.parameters().targets();
        Decimal whole = course.holdings().invested().plus(course.state().contribution());
        var gaps = new @Nullable Decimal[targets.size()];
        for (int i = 0; i < gaps.length; i++) {
            AssetTarget target = targets.get(i);
            gaps[i] = course.state().markets().containsKey(target.instrument())
                    ? whole.times(target.weight()).minus(course.holdings().value(i))
                    : null;
        }
        return gaps;
    }

    private static int largest(@Nullable Decimal[] gaps) {
        int largest = -1;
        Decimal most = null;
        for (int i = 0; i < gaps.length; i++) {
            Decimal gap = gaps[i];
            if (gap != null && (most == null || gap.isAbove(most))) {
                most = gap;
                largest = i;
            }
        }
        return largest;
    }

    /** What the next order spends on the asset; 0 when that is too small for an order. */
    private static Decimal slice(Deliberation course, int place, Decimal most) {
        Instrument instrument = course.state()
                .instruments()
                .get(course.parameters().targets().get(place).instrument());
        if (instrument == null) {
            return Decimal.ZERO;
        }
        Decimal amount = most.min(course.holdings().roomIn(place)).floorToStep(instrument.quoteStep());
        return amount.isAtLeast(instrument.minNotional()) ? amount : Decimal.ZERO;
    }

    private static void owe(Deliberation course, AssetTarget target, Decimal amount) {
        String name = PREFIX + target.instrument().symbol() + ".slice-"
                + SerialNumber.padded(course.state().contributionSlices() + 1, 4);
        course.note("underweight", target.asset());
        course.happen(new CoreHodlEvent.ContributionOwed(
                Task.owed(name, target.instrument(), Side.BUY, ExecutionStyle.MARKET, new OrderAmount.OfQuote(amount)),
                amount));
    }
}
