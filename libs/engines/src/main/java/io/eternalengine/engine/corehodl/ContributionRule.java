package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.Instrument;
import io.eternalengine.domain.model.OrderAmount;
import io.eternalengine.domain.model.SerialNumber;
import io.eternalengine.domain.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * ACCUMULATING: capital that came later buys the more underweight asset first, in slices no larger than one order may be,
 * never beyond its target weight or the largest share of the whole portfolio in one asset.
 */
final class ContributionRule {
    private ContributionRule() {}

    static void review(CoreHodlStep step) {
        CoreHodlState state = step.state();
        if (!(state.phase() instanceof CoreHodlPhase.Accumulating)
                || !state.parentOrders().isEmpty()
                || !state.contribution().isPositive()
                || !state.markets().areOfOneMoment()) {
            return;
        }
        Holdings holdings = step.holdings();
        Decimal money = state.contribution().min(holdings.cash().minus(holdings.reserve()));
        if (buysAnything(state, money)) {
            Decimal most =
                    money.min(holdings.portfolio().times(step.parameters().maxOrderFraction()));
            buyMostUnderweight(step, gaps(step), most);
        }
    }

    /** Whether so much is enough for an order in any market: what is left of a contribution mostly is not. */
    private static boolean buysAnything(CoreHodlState state, Decimal atMost) {
        for (CoreHodlMarket market : state.markets().all()) {
            Instrument rules = market.rules();
            if (rules != null && atMost.isAtLeast(rules.minNotional())) {
                return true;
            }
        }
        return false;
    }

    /** The most underweight asset of which so much can be bought; the first of equals. */
    private static void buyMostUnderweight(CoreHodlStep step, @Nullable Decimal[] gaps, Decimal most) {
        for (int tried = 0; tried < gaps.length; tried++) {
            int index = largest(gaps);
            Decimal gap = index < 0 ? null : gaps[index];
            Decimal amount = gap == null ? Decimal.ZERO : slice(step, index, most.min(gap));
            if (amount.isPositive()) {
                add(step, step.parameters().targets().get(index), amount);
                return;
            }
            if (gap != null) {
                gaps[index] = null;
            }
        }
    }

    /**
     * How much of each asset is missing when all holdings and the contribution are put at target weights; null without a
     * market.
     */
    private static @Nullable Decimal[] gaps(CoreHodlStep step) {
        List<AssetTarget> targets = step.parameters().targets();
        Decimal whole = step.holdings().invested().plus(step.state().contribution());
        var gaps = new @Nullable Decimal[targets.size()];
        for (int i = 0; i < gaps.length; i++) {
            AssetTarget target = targets.get(i);
            gaps[i] = step.state().markets().get(i).hasPrice()
                    ? whole.times(target.weight()).minus(step.holdings().value(i))
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
    private static Decimal slice(CoreHodlStep step, int index, Decimal most) {
        Instrument rules = step.state().markets().get(index).rules();
        if (rules == null) {
            return Decimal.ZERO;
        }
        Decimal amount = most.min(step.holdings().roomIn(index)).floorToStep(rules.quoteStep());
        return amount.isAtLeast(rules.minNotional()) ? amount : Decimal.ZERO;
    }

    private static void add(CoreHodlStep step, AssetTarget target, Decimal amount) {
        ParentOrderName name = ParentOrderName.Purpose.CONTRIBUTION.name(target.instrument()
                        .symbol() + ".slice-" + SerialNumber.padded(step.state().contributionSlices() + 1, 4));
        step.note("underweight", target.asset());
        step.state()
                .addSlice(
                        ParentOrder.of(
                                name,
                                target.instrument(),
                                Side.BUY,
                                ExecutionStyle.MARKET,
                                new OrderAmount.OfQuote(amount)),
                        amount);
    }

    /** Whether so little waits that nothing is bought at any price. */
    static boolean rests(CoreHodlState state) {
        return !state.contribution().isPositive() || !buysAnything(state, state.contribution());
    }
}
