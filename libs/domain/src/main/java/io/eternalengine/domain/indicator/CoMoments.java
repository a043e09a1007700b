package io.eternalengine.domain.indicator;

import io.eternalengine.domain.state.StateReader;
import io.eternalengine.domain.state.StateWriter;

/**
 * Means, and sums of squared deviations, of pairs of values that come and go one by one.
 *
 * <p>Source: B. P. Welford, <i>Technometrics</i> 4 (1962); the covariance form after T. Chan, G. Golub and R. LeVeque, 1979.
 * Sums of squares would cancel; deviations do not.
 */
final class CoMoments {
    private static final CoMoments EMPTY = new CoMoments();

    private int count;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    void add(double x, double y) {
        count++;
        double deltaX = x - meanX;
        double deltaY = y - meanY;
        meanX += deltaX / count;
        meanY += deltaY / count;
        squaresX += deltaX * (x - meanX);
        squaresY += deltaY * (y - meanY);
        products += deltaX * (y - meanY);
    }

    /** Takes away a pair that was added, while others stay. */
    void remove(double x, double y) {
        count--;
        double deltaX = x - meanX;
        double deltaY = y - meanY;
        meanX -= deltaX / count;
        meanY -= deltaY / count;
        squaresX -= deltaX * (x - meanX);
        squaresY -= deltaY * (y - meanY);
        products -= deltaX * (y - meanY);
    }

    void clear() {
        set(EMPTY);
    }

    void set(CoMoments other) {
        count = other.count;
        meanX = other.meanX;
        meanY = other.meanY;
        squaresX = other.squaresX;
        squaresY = other.squaresY;
        products = other.products;
    }

    double meanX() {
        return meanX;
    }

    /** Variance of x with divisor n − 1; never below 0, whatever the rounding. */
    double sampleVarianceX() {
        return Math.max(squaresX, 0) / (count - 1);
    }

    /** Pearson's coefficient; NaN when one of the two did not vary. */
    double correlation() {
        double scale = Math.sqrt(Math.max(squaresX, 0)) * Math.sqrt(Math.max(squaresY, 0));
        return scale == 0 ? Double.NaN : Math.clamp(products / scale, -1.0, 1.0);
    }

    void write(StateWriter writer) {
        writer.writeLong(count)
                .writeDouble(meanX)
                .writeDouble(meanY)
                .writeDouble(squaresX)
                .writeDouble(squaresY)
                .writeDouble(products);
    }

    static CoMoments read(StateReader reader) {
        var moments = new CoMoments();
        moments.count = Math.toIntExact(reader.readLong());
        moments.meanX = reader.readDouble();
        moments.meanY = reader.readDouble();
        moments.squaresX = reader.readDouble();
        moments.squaresY = reader.readDouble();
        moments.products = reader.readDouble();
        return moments;
    }
}
