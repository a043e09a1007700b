package io.eternalengine.domain.indicator;

/** Mean and sample standard deviation of the last n values, as in {@link RollingCorrelation}. */
final class RollingDeviation {
    private final RollingWindow window;
    private final CoMoments moments;
    private final CoMoments sinceTurn;

    RollingDeviation(int length) {
        this(new RollingWindow(Length.atLeast(2, length)), new CoMoments(), new CoMoments());
    }

    private RollingDeviation(RollingWindow window, CoMoments moments, CoMoments sinceTurn) {
        this.window = window;
        this.moments = moments;
        this.sinceTurn = sinceTurn;
    }

    void update(double value) {
        Length.finite(value);
        if (window.isFull()) {
            moments.remove(window.oldest(), 0);
        }
        moments.add(value, 0);
        sinceTurn.add(value, 0);
        if (window.push(value)) {
            moments.set(sinceTurn);
            sinceTurn.clear();
        }
    }

    boolean isWarm() {
        return window.isFull();
    }

    double mean() {
        return isWarm() ? moments.meanX() : Double.NaN;
    }

    double sampleDeviation() {
        return isWarm() ? Math.sqrt(moments.sampleVarianceX()) : Double.NaN;
    }
}
