package io.eternalengine.core.engine.funding;

import io.eternalengine.core.model.Decimal;
import java.math.RoundingMode;

/**
 * The margin ratio of the account: cash and unrealised profit over the value of all shorts at mark. Below the alert it is
 * told once; below the limit both legs of every asset are reduced by the fraction {@code f} that brings the ratio to its
 * target. Closing {@code f} of shorts worth {@code N} sells coins worth as much, so {@code (m·N + f·N) / ((1 − f)·N) = t},
 * and {@code f = (t − m) / (1 + t)} for a ratio {@code m} and a target {@code t}.
 */
final class MarginRule {
    private static final int DECIMALS = 12;

    private MarginRule() {}

    static void review(FundingCourse course) {
        Decimal notional = Decimal.ZERO;
        Decimal margin = course.cash;
        for (Carry carry : course.carries()) {
            if (!carry.legs().perpetual().isFlat()) {
                notional = notional.plus(
                        carry.legs().perpetual().notional(carry.prices().mark()));
                margin = margin.plus(
                        carry.legs().perpetual().unrealised(carry.prices().mark()));
            }
        }
        if (notional.isZero()) {
            course.marginLow = false;
            return;
        }
        boolean low = isLow(margin, notional, course.parameters);
        if (margin.isBelow(notional.times(course.parameters.marginReduce()))) {
            reduce(course, margin.dividedBy(notional, DECIMALS, RoundingMode.HALF_EVEN));
        } else if (low && !course.marginLow) {
            course.note("marginRatio", margin.dividedBy(notional, DECIMALS, RoundingMode.HALF_EVEN));
            course.because("margin-low", "the margin ratio is below " + course.parameters.marginAlert());
        }
        course.marginLow = low;
    }

    static boolean isLow(Decimal margin, Decimal notional, FundingParameters parameters) {
        return margin.isBelow(notional.times(parameters.marginAlert()));
    }

    /** Nothing more is ordered while an order is under way, or the same shortage would be met twice. */
    private static void reduce(FundingCourse course, Decimal ratio) {
        if (course.carries().stream().anyMatch(carry -> carry.legs().isBusy())) {
            return;
        }
        Decimal target = course.parameters.marginTarget();
        Decimal fraction = target.minus(ratio)
                .dividedBy(Decimal.ONE.plus(target), DECIMALS, RoundingMode.UP)
                .min(Decimal.ONE);
        course.note("marginRatio", ratio);
        course.note("fraction", fraction);
        for (int i = 0; i < course.assets(); i++) {
            Reduction.by(course, i, fraction);
        }
        course.because("margin-reduced", "the margin ratio is below " + course.parameters.marginReduce());
    }
}
