package io.eternalengine.domain.execution;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.domain.model.EngineId;
import io.eternalengine.domain.model.ExecutionStyle;
import io.eternalengine.domain.model.OrderIntent;
import io.eternalengine.domain.model.Require;
import io.eternalengine.domain.model.Validity;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which orders are split over time, and into what. Values are in the quote asset.
 *
 * @param fromValue an order that is worth at least this is split
 * @param largestSlice most that a slice is worth
 * @param depthFraction most that a slice takes of the depth of the side that it takes
 * @param depthBand distance from the book's mid within which that depth is counted, as a fraction
 * @param interval from one slice to the next, by the exchange's clock or by that of the machine, whichever is sooner
 * @param longest from the first slice on: then nothing more of an order is opened, and what is left of one that reduces goes at once
 * @param engines whose orders may take time; one whose orders must end together is not among them. None: no order is split over time
 */
public record TwapParameters(
        Decimal fromValue,
        Decimal largestSlice,
        Decimal depthFraction,
        Decimal depthBand,
        Duration interval,
        Duration longest,
        Set<EngineId> engines) {
    /** As many slices as people can read through, and as the exchange's limits bear beside other orders. */
    private static final long MOST_SLICES = 200;

    private static final int DECIMALS = 18;

    private static final Decimal WIDEST_BAND = Decimal.of("0.05");

    public TwapParameters {
        Require.positive("fromValue", fromValue);
        Require.positive("largestSlice", largestSlice);
        Require.positive("depthFraction", Require.fraction("depthFraction", depthFraction));
        Require.check(
                depthBand.isPositive() && depthBand.isAtMost(WIDEST_BAND),
                "depthBand",
                depthBand,
                "must be above 0 and at most " + WIDEST_BAND,
                depthBand);
        Require.positive("interval (ms)", interval.toMillis());
        Require.check(
                longest.compareTo(interval) >= 0 && longest.toMillis() <= Validity.OPENING_MS,
                "longest",
                longest,
                "must be at least the interval " + interval + " and at most " + Validity.OPENING_MS
                        + " ms, for which an opening is valid",
                longest);
        Require.check(
                longest.toMillis() / interval.toMillis() < MOST_SLICES,
                "longest",
                longest,
                "must be less than " + MOST_SLICES + " intervals of " + interval,
                longest);
        EnumSet<EngineId> ordered = EnumSet.noneOf(EngineId.class);
        ordered.addAll(engines);
        engines = Collections.unmodifiableSet(ordered);
    }

    /**
     * Whether an order is split over time. One that reduces at once, as on a stop, a halt or the breaker, never is.
     *
     * @param reduces as it was found out, not as the intent says
     */
    public boolean splits(OrderIntent intent, boolean reduces) {
        boolean isUrgent = reduces && intent.style() == ExecutionStyle.MARKET;
        return !isUrgent
                && engines.contains(intent.engine())
                && intent.amount().valueAt(intent.referencePrice()).isAtLeast(fromValue);
    }

    /** Most that a slice is worth where so much stands in the book. */
    public Decimal largestSliceAt(Decimal depth) {
        return largestSlice.min(depth.times(depthFraction));
    }

    /**
     * What a slice of a reduction is worth at least, so that all of it is sold in its time.
     *
     * @param left that is still to be sold
     */
    public Decimal paced(Decimal left, long sinceFirstMs) {
        long slices = Math.max(1, (longest.toMillis() - sinceFirstMs) / interval.toMillis());
        return left.dividedBy(Decimal.of(slices), DECIMALS, RoundingMode.UP);
    }

    /** Whether an order's time is over, so long after its first slice. */
    public boolean isOver(long sinceFirstMs) {
        return sinceFirstMs >= longest.toMillis();
    }

    /** Whether the next slice may follow, so long after the one before it. */
    public boolean mayFollow(long sinceLastMs) {
        return sinceLastMs >= interval.toMillis();
    }
}
