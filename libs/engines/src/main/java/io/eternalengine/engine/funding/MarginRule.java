package io.eternalengine.engine.funding;

import io.eternalengine.domain.accounting.PerpetualPosition;
import io.eternalengine.domain.model.Decimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The margin ratio of the account: cash and unrealised profit over the value of all shorts at mark. Below the alert
 * threshold an alert is raised once; below the limit both legs of every asset are reduced by the fraction {@code f} that brings the ratio to its
 * target. Closing {@code f} of shorts worth {@code N} sells coins worth as much, so {@code (m·N + f·N) / ((1 − f)·N) = t},
 * and {@code f = (t − m) / (1 + t)} for a ratio {@code m} and a target {@code t}.
 */
final class MarginRule {
    private static final int DECIMALS = 12;
    /** Of a price that bounds; finer than any tick. */
    private static final int BOUND_DECIMALS = 8;

    /** Cash and unrealised profit, and the value of all shorts, both in the quote asset. */
    private record Margin(Decimal margin, Decimal notional) {
        static Margin of(FundingState state) {
            Decimal notional = Decimal.ZERO;
            Decimal margin = state.cash();
            for (Carry carry : state.carries()) {
                if (!carry.legs().perpetual().isFlat()) {
                    Decimal mark = carry.prices().mark();
                    notional = notional.plus(carry.legs().perpetual().notional(mark));
                    margin = margin.plus(carry.legs().perpetual().unrealised(mark));
                }
            }
            return new Margin(margin, notional);
        }

        /** What both are with another mark of one asset. */
        Margin at(PerpetualPosition perpetual, Decimal from, Decimal to) {
            return new Margin(
                    margin.minus(perpetual.unrealised(from)).plus(perpetual.unrealised(to)),
                    notional.minus(perpetual.notional(from)).plus(perpetual.notional(to)));
        }

        /** What is left above so large a ratio; below 0 when the margin is below it. */
        Decimal above(Decimal ratio) {
            return margin.minus(notional.times(ratio));
        }

        Decimal ratio() {
            return margin.dividedBy(notional, DECIMALS, RoundingMode.HALF_EVEN);
        }
    }

    private MarginRule() {}

    static void review(FundingStep step) {
        Margin margin = Margin.of(step.state());
        if (margin.notional().isZero()) {
            step.state().watchMargin(false);
            return;
        }
        boolean low = margin.above(step.parameters().marginAlert()).isNegative();
        if (margin.above(step.parameters().marginReduce()).isNegative()) {
            reduce(step, margin.ratio());
        } else if (low && !step.state().marginLow()) {
            step.note("marginRatio", margin.ratio());
            step.because(
                    CarryRule.MARGIN_LOW,
                    "the margin ratio is below " + step.parameters().marginAlert());
        }
        step.state().watchMargin(low);
    }

    /** Whether a review with another mark of an asset would reduce anything; not without one. */
    static boolean asksForReduction(
            FundingParameters parameters, FundingState state, int index, @Nullable Decimal mark) {
        Carry carry = state.carries().get(index);
        PerpetualPosition perpetual = carry.legs().perpetual();
        if (mark == null || perpetual.isFlat() || isBusy(state.carries())) {
            return false;
        }
        Margin margin = Margin.of(state).at(perpetual, carry.prices().mark(), mark);
        if (!margin.above(parameters.marginReduce()).isNegative()) {
            return false;
        }
        Decimal fraction = fraction(parameters, margin.ratio());
        return state.carries().stream().anyMatch(other -> Reduction.lowers(other, fraction));
    }

    private static Decimal fraction(FundingParameters parameters, Decimal ratio) {
        Decimal target = parameters.marginTarget();
        return target.minus(ratio)
                .dividedBy(Decimal.ONE.plus(target), DECIMALS, RoundingMode.UP)
                .min(Decimal.ONE);
    }

    private static boolean isBusy(List<Carry> carries) {
        return carries.stream().anyMatch(carry -> carry.legs().isBusy());
    }

    /** Nothing more is ordered while an order is under way, or the same shortage would be met twice. */
    private static void reduce(FundingStep step, Decimal ratio) {
        if (isBusy(step.carries())) {
            return;
        }
        Decimal fraction = fraction(step.parameters(), ratio);
        step.note("marginRatio", ratio);
        step.note("fraction", fraction);
        for (int i = 0; i < step.carries().size(); i++) {
            Reduction.by(step, i, fraction);
        }
        step.because(
                CarryRule.MARGIN_REDUCED,
                "the margin ratio is below " + step.parameters().marginReduce());
    }

    /**
     * How much each perpetual may lose, in the quote asset, before the margin of all together is low: what is left above the
     * alert, shared by all. Null when it is low, or when a perpetual is long, which loses as its price falls.
     */
    static @Nullable Decimal roomOfEach(FundingStep step) {
        Decimal room = Margin.of(step.state()).above(step.parameters().marginAlert());
        long perpetuals = 0;
        for (Carry carry : step.carries()) {
            if (carry.legs().perpetual().quantity().isPositive()) {
                return null;
            }
            perpetuals += carry.legs().perpetual().isFlat() ? 0 : 1;
        }
        if (perpetuals == 0) {
            return Decimal.ZERO;
        }
        return step.state().marginLow() || room.isNegative()
                ? null
                : room.dividedBy(Decimal.of(perpetuals), BOUND_DECIMALS, RoundingMode.DOWN);
    }

    /** Up to which mark a short takes no more than its room: each unit takes its rise, and the alert's part of it. Null for any. */
    static @Nullable Decimal highestMark(FundingStep step, Carry carry, Decimal room) {
        if (carry.legs().perpetual().isFlat()) {
            return null;
        }
        Decimal taken =
                carry.legs().shorts().times(Decimal.ONE.plus(step.parameters().marginAlert()));
        return carry.prices().mark().plus(room.dividedBy(taken, BOUND_DECIMALS, RoundingMode.DOWN));
    }
}
