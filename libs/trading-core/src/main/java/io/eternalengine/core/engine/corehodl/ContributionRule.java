package io.eternalengine.core.engine.corehodl;

import io.eternalengine.core.model.CapitalAllocation;
import io.eternalengine.core.model.Decimal;
import io.eternalengine.core.model.ExecutionStyle;
import io.eternalengine.core.model.Instrument;
import io.eternalengine.core.model.OrderAmount;
import io.eternalengine.core.model.Side;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * ACCUMULATING: capital that came later buys the more underweight asset first, in slices no larger than one order may be,
 * never beyond the upper band of a weight or the largest share of total capital in one asset.
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
        mostUnderweight(course).ifPresent(target -> oweSlice(course, target));
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

    private static Optional<AssetTarget> mostUnderweight(Deliberation course) {
        AssetTarget most = null;
        Decimal widest = Decimal.ZERO;
        for (AssetTarget target : course.parameters().targets()) {
            if (course.state().markets().containsKey(target.instrument())) {
                Decimal gap = gap(course, target);
                if (most == null || gap.isAtLeast(widest)) {
                    most = target;
                    widest = gap;
                }
            }
        }
        return Optional.ofNullable(most);
    }

    /** How much of the asset is missing when all holdings and the contribution are put at target weights. */
    private static Decimal gap(Deliberation course, AssetTarget target) {
        Decimal whole = Weights.invested(course).plus(course.state().contribution());
        return whole.times(target.weight()).minus(course.state().valueHeld(target));
    }

    private static void oweSlice(Deliberation course, AssetTarget target) {
        Instrument instrument = course.state().instruments().get(target.instrument());
        if (instrument == null) {
            return;
        }
        Decimal amount = spendable(course, target).floorToStep(instrument.quoteStep());
        if (!amount.isPositive() || amount.isBelow(instrument.minNotional())) {
            return;
        }
        String name = String.format(
                Locale.ROOT,
                "contribution.%s.slice-%04d",
                target.instrument().symbol(),
                course.state().contributionSlices() + 1);
        course.note("underweight", target.asset());
        course.happen(new CoreHodlEvent.ContributionOwed(
                Task.owed(name, target.instrument(), Side.BUY, ExecutionStyle.MARKET, new OrderAmount.OfQuote(amount)),
                amount));
    }

    private static Decimal cashBeyondReserve(Deliberation course) {
        CapitalAllocation capital = Objects.requireNonNull(course.state().capital(), "capital");
        CoreHodlParameters parameters = course.parameters();
        Decimal reserve = capital.engineCapital().times(parameters.cashReserveFraction());
        return course.state().balances().of(parameters.quoteAsset()).minus(reserve);
    }

    private static Decimal spendable(Deliberation course, AssetTarget target) {
        CapitalAllocation capital = Objects.requireNonNull(course.state().capital(), "capital");
        CoreHodlParameters parameters = course.parameters();
        Decimal roomInAsset = capital.totalCapital()
                .times(parameters.maxShareOfTotal())
                .minus(course.state().valueHeld(target));
        return course.state()
                .contribution()
                .min(cashBeyondReserve(course))
                .min(gap(course, target))
                .min(roomInAsset)
                .min(capital.totalCapital().times(parameters.maxOrderFraction()));
    }
}
