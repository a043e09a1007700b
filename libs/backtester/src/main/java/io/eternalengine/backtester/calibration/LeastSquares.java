package io.eternalengine.backtester.calibration;

import java.util.List;
import java.util.Optional;

/**
 * The half-spread and the impact coefficient that leave the least squares: {@code fraction = halfSpread + coefficient × unitImpact}.
 * Neither may be below zero: where the free solution has one below, it is 0 and the other is fitted alone, which for two unknowns
 * is the bounded solution.
 *
 * @param halfSpread a fraction of the price
 * @param coefficient of the square-root law
 * @param residual root of the mean square that is left, a fraction of the price
 */
record LeastSquares(double halfSpread, double coefficient, double residual) {
    /** Empty for orders of one size: these do not tell what a large one costs from what every one costs. */
    static Optional<LeastSquares> of(List<Shortfall> measured) {
        int n = measured.size();
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (Shortfall one : measured) {
            sumX += one.unitImpact();
            sumY += one.fraction();
            sumXx += one.unitImpact() * one.unitImpact();
            sumXy += one.unitImpact() * one.fraction();
        }
        double determinant = n * sumXx - sumX * sumX;
        boolean sizesDiffer = determinant > 1e-9 * n * sumXx;
        if (!sizesDiffer) {
            return Optional.empty();
        }
        double coefficient = (n * sumXy - sumX * sumY) / determinant;
        double halfSpread = (sumY - coefficient * sumX) / n;
        if (coefficient < 0) {
            coefficient = 0;
            halfSpread = sumY / n;
        } else if (halfSpread < 0) {
            halfSpread = 0;
            coefficient = sumXy / sumXx;
        }
        return Optional.of(withResidual(Math.max(0, halfSpread), Math.max(0, coefficient), measured));
    }

    private static LeastSquares withResidual(double halfSpread, double coefficient, List<Shortfall> measured) {
        double squares = 0;
        for (Shortfall one : measured) {
            double left = one.fraction() - halfSpread - coefficient * one.unitImpact();
            squares += left * left;
        }
        return new LeastSquares(halfSpread, coefficient, Math.sqrt(squares / measured.size()));
    }
}
