package io.eternalengine.core.engine.trend.fast;

import java.util.Arrays;

/**
 * All indicators of one strategy in one pass over the bars: the arithmetic of {@link
 * io.eternalengine.core.indicator.SimpleMovingAverage}, {@link io.eternalengine.core.indicator.AverageDirectionalIndex} and
 * {@link io.eternalengine.core.indicator.AverageTrueRange}, step for step, on local variables. A test proves every value equal
 * to theirs, to the last bit. NaN while cold.
 */
final class IndicatorPass {
    final double[] fast;
    final double[] slow;
    final double[] direction;
    final double[] range;
    private final double[] close;

    IndicatorPass(
            double[] high,
            double[] low,
            double[] close,
            int fastSmaPeriod,
            int slowSmaPeriod,
            int adxPeriod,
            int atrPeriod) {
        this.close = close;
        fast = new double[close.length];
        slow = new double[close.length];
        direction = new double[close.length];
        range = new double[close.length];
        walk(high, low, fastSmaPeriod, slowSmaPeriod, adxPeriod, atrPeriod);
        divide(fast, fastSmaPeriod);
        divide(slow, slowSmaPeriod);
        cool(fast, fastSmaPeriod - 1);
        cool(slow, slowSmaPeriod - 1);
        cool(direction, 2 * adxPeriod - 1);
        cool(range, atrPeriod - 1);
    }

    /** Everything that a bar adds to; how the directional averages begin is left to a method of its own. */
    private void walk(double[] high, double[] low, int fastSmaPeriod, int slowSmaPeriod, int adxPeriod, int atrPeriod) {
        double directionWeight = 1.0 / adxPeriod;
        double rangeWeight = 1.0 / atrPeriod;
        double fastSum = 0;
        double fastSinceTurn = 0;
        int fastTurn = fastSmaPeriod;
        double slowSum = 0;
        double slowSinceTurn = 0;
        int slowTurn = slowSmaPeriod;
        double ranged = 0;
        double rose = 0;
        double fell = 0;
        double index = 0;
        double averageRange = 0;
        double previousHigh = Double.NaN;
        double previousLow = Double.NaN;
        double previousClose = Double.NaN;
        for (int bar = 0; bar < close.length; bar++) {
            double now = close[bar];
            double highest = high[bar];
            double lowest = low[bar];
            fastSum += bar < fastSmaPeriod ? now : now - close[bar - fastSmaPeriod];
            fastSinceTurn += now;
            if (bar + 1 == fastTurn) {
                fastSum = fastSinceTurn;
                fastSinceTurn = 0;
                fastTurn += fastSmaPeriod;
            }
            fast[bar] = fastSum;
            slowSum += bar < slowSmaPeriod ? now : now - close[bar - slowSmaPeriod];
            slowSinceTurn += now;
            if (bar + 1 == slowTurn) {
                slowSum = slowSinceTurn;
                slowSinceTurn = 0;
                slowTurn += slowSmaPeriod;
            }
            slow[bar] = slowSum;
            double trueRange = (highest < previousClose ? previousClose : highest)
                    - (lowest > previousClose ? previousClose : lowest);
            double up = highest - previousHigh;
            double down = previousLow - lowest;
            double plus = up > down && up > 0 ? up : 0;
            double minus = down > up && down > 0 ? down : 0;
            if (bar > adxPeriod) {
                ranged += directionWeight * (trueRange - ranged);
                rose += directionWeight * (plus - rose);
                fell += directionWeight * (minus - fell);
            } else if (bar > 0) {
                ranged += (trueRange - ranged) / bar;
                rose += (plus - rose) / bar;
                fell += (minus - fell) / bar;
            }
            if (bar >= adxPeriod) {
                double moved = directionalMovement(ranged, rose, fell);
                int seen = bar - adxPeriod;
                index += seen < adxPeriod ? (moved - index) / (seen + 1) : directionWeight * (moved - index);
            }
            direction[bar] = index;
            averageRange +=
                    bar < atrPeriod ? (trueRange - averageRange) / (bar + 1) : rangeWeight * (trueRange - averageRange);
            range[bar] = averageRange;
            previousHigh = highest;
            previousLow = lowest;
            previousClose = now;
        }
    }

    private static void divide(double[] sums, int length) {
        for (int bar = 0; bar < sums.length; bar++) {
            sums[bar] /= length;
        }
    }

    private static void cool(double[] values, int cold) {
        Arrays.fill(values, 0, Math.min(cold, values.length), Double.NaN);
    }

    private static double directionalMovement(double ranged, double rose, double fell) {
        double plus = ranged == 0 ? 0 : 100 * rose / ranged;
        double minus = ranged == 0 ? 0 : 100 * fell / ranged;
        double both = plus + minus;
        return both == 0 ? 0 : 100 * Math.abs(plus - minus) / both;
    }
}
