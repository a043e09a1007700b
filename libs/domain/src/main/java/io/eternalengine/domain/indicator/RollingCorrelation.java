package io.eternalengine.domain.indicator;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Pearson's correlation of the last n pairs:
 * {@code r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² · Σ(y − ȳ)²)}, from −1 to 1. Warm after n pairs. For prices, feed returns: levels
 * of two rising series correlate whatever they do from day to day.
 *
 * <p>Deviations are kept by Welford's updates; those of the pairs since the window last turned over replace them at each
 * turn, so that rounding never comes from more than one window.
 *
 * <p>Source: K. Pearson (1895); update formulas as in B. P. Welford, <i>Technometrics</i> 4 (1962).
 */
public final class RollingCorrelation {
    private final RollingWindow xs;
    private final RollingWindow ys;
    private final CoMoments moments;
    private final CoMoments sinceTurn;

    public RollingCorrelation(int length) {
        this(new RollingWindow(Length.atLeast(2, length)), new RollingWindow(length), new CoMoments(), new CoMoments());
    }

    private RollingCorrelation(RollingWindow xs, RollingWindow ys, CoMoments moments, CoMoments sinceTurn) {
        this.xs = xs;
        this.ys = ys;
        this.moments = moments;
        this.sinceTurn = sinceTurn;
    }

    public void update(double x, double y) {
        Length.finite(x);
        Length.finite(y);
        if (xs.isFull()) {
            moments.remove(xs.oldest(), ys.oldest());
        }
        moments.add(x, y);
        sinceTurn.add(x, y);
        xs.push(x);
        if (ys.push(y)) {
            moments.set(sinceTurn);
            sinceTurn.clear();
        }
    }

    public boolean isWarm() {
        return xs.isFull();
    }

    /** From −1 to 1; NaN while cold, and when one of the two series stood still over the whole window. */
    public double value() {
        return isWarm() ? moments.correlation() : Double.NaN;
    }

    public void write(StateWriter writer) {
        xs.write(writer);
        ys.write(writer);
        moments.write(writer);
        sinceTurn.write(writer);
    }

    public static RollingCorrelation read(StateReader reader, int length) {
        return new RollingCorrelation(
                RollingWindow.read(reader, length),
                RollingWindow.read(reader, length),
                CoMoments.read(reader),
                CoMoments.read(reader));
    }
}
