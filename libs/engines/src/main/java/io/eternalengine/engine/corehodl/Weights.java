package io.eternalengine.engine.corehodl;

import io.eternalengine.domain.model.Decimal;
import io.eternalengine.engine.LateFigure;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The weights of all assets, cash left aside, at the prices of one moment; 0 when nothing is held. As a figure they are the
 * drift of the asset that is furthest above its target. Worked out when somebody asks.
 */
final class Weights implements LateFigure {
    private static final int DECIMALS = 12;
    /** More than rounding a weight moves it. */
    private static final Decimal ROUNDING = Decimal.ofUnscaled(1, DECIMALS);
    /** Of the fraction by which prices may move. */
    private static final int MOVE_DECIMALS = 6;

    private final List<AssetTarget> targets;
    private final Decimal[] values;
    private final Decimal invested;
    private Decimal @Nullable [] weights;

    /** @param values of the assets, in the order of the targets; they must not change any more */
    Weights(List<AssetTarget> targets, Decimal[] values) {
        this.targets = targets;
        this.values = values;
        Decimal sum = Decimal.ZERO;
        for (Decimal value : values) {
            sum = sum.plus(value);
        }
        invested = sum;
    }

    Decimal of(int index) {
        Decimal[] known = weights;
        if (known == null) {
            known = new Decimal[values.length];
            for (int i = 0; i < known.length; i++) {
                known[i] = invested.isZero()
                        ? Decimal.ZERO
                        : values[i].dividedBy(invested, DECIMALS, RoundingMode.HALF_EVEN);
            }
            weights = known;
        }
        return known[index];
    }

    /** Distance from the target weight; positive above it. */
    Decimal drift(int index) {
        return of(index).minus(targets.get(index).weight());
    }

    /** Index of the asset that is furthest above its target weight; the first of equals. */
    int mostOverweight() {
        int most = 0;
        for (int i = 1; i < values.length; i++) {
            most = drift(i).isAbove(drift(most)) ? i : most;
        }
        return most;
    }

    /** Whether any weight is outside its band. */
    boolean anyLeavesItsBand() {
        boolean leaves = false;
        for (int i = 0; i < values.length; i++) {
            leaves |= of(i).isBelow(targets.get(i).minWeight())
                    || of(i).isAbove(targets.get(i).maxWeight());
        }
        return leaves && invested.isPositive();
    }

    /**
     * The fraction by which every price may rise or fall, each for itself, without a weight leaving its band or drifting
     * further than it may; 0 when one has.
     */
    Decimal mostMove(Decimal driftLimit) {
        Decimal most = Decimal.ONE;
        for (int i = 0; i < values.length && !invested.isZero() && most.isPositive(); i++) {
            if (values[i].isNegative()) {
                return Decimal.ZERO;
            }
            AssetTarget target = targets.get(i);
            Decimal highest = target.maxWeight().min(target.weight().plus(driftLimit));
            if (highest.isBelow(Decimal.ONE)) {
                Decimal bound = highest.minus(ROUNDING);
                most = most.min(moveOver(bound.times(invested).minus(values[i]), i, bound));
            }
            if (target.minWeight().isPositive()) {
                Decimal bound = target.minWeight().plus(ROUNDING);
                most = most.min(moveOver(values[i].minus(bound.times(invested)), i, bound));
            }
        }
        return most;
    }

    /**
     * The weight of a value v among all, V, comes to a bound b when its price rises by d and all others fall by it, or the
     * other way round: {@code v(1 ± d) = b(v(1 ± d) + (V − v)(1 ∓ d))} at {@code d = |bV − v| / (v(1 − b) + (V − v)b)}.
     *
     * @param distance {@code |bV − v|}, or not above 0 when the weight is beyond its bound
     */
    private Decimal moveOver(Decimal distance, int index, Decimal bound) {
        if (!distance.isPositive()) {
            return Decimal.ZERO;
        }
        Decimal others = invested.minus(values[index]);
        Decimal speed = values[index].times(Decimal.ONE.minus(bound)).plus(others.times(bound));
        return distance.dividedBy(speed, MOVE_DECIMALS, RoundingMode.DOWN);
    }

    @Override
    public String about() {
        return targets.get(mostOverweight()).asset();
    }

    @Override
    public Object value() {
        return drift(mostOverweight());
    }
}
