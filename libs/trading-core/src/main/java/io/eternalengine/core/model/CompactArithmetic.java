package io.eternalengine.core.model;

import java.math.RoundingMode;

/** Arithmetic on the unscaled values of decimals. What does not fit into a long is answered with {@link #BEYOND}. */
final class CompactArithmetic {
    /** No unscaled value has this one: its negation does not fit. */
    static final long BEYOND = Long.MIN_VALUE;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    private CompactArithmetic() {}

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    static long sum(long left, long right) {
        long sum = left + right;
        return ((left ^ sum) & (right ^ sum)) < 0 ? BEYOND : sum;
    }

    static long product(long left, long right) {
        long low = left * right;
        return Math.multiplyHigh(left, right) == low >> 63 ? low : BEYOND;
    }

    /** The unscaled value times ten to this power, which must not be negative. */
    static long scaledUp(long unscaled, int power) {
        if (power == 0) {
            return unscaled;
        }
        return power < POWERS_OF_TEN.length ? product(unscaled, POWERS_OF_TEN[power]) : unscaled == 0 ? 0 : BEYOND;
    }

    /** The rounded quotient; the divisor must not be 0. A quotient that must be exact and is not is beyond. */
    static long quotient(long dividend, long divisor, RoundingMode rounding) {
        long quotient = dividend / divisor;
        long rest = dividend % divisor;
        if (rest == 0) {
            return quotient;
        }
        boolean negative = (dividend ^ divisor) < 0;
        long away = negative ? quotient - 1 : quotient + 1;
        return switch (rounding) {
            case DOWN -> quotient;
            case UP -> away;
            case FLOOR -> negative ? away : quotient;
            case CEILING -> negative ? quotient : away;
            case HALF_DOWN -> half(rest, divisor) > 0 ? away : quotient;
            case HALF_UP -> half(rest, divisor) >= 0 ? away : quotient;
            case HALF_EVEN -> {
                int half = half(rest, divisor);
                yield half > 0 || (half == 0 && (quotient & 1) != 0) ? away : quotient;
            }
            case UNNECESSARY -> BEYOND;
        };
    }

    /** Whether the rest is more (1), as much (0) or less (−1) than half of the divisor. */
    private static int half(long rest, long divisor) {
        long size = Math.abs(rest);
        return Long.compare(size, Math.abs(divisor) - size);
    }

    /** An exact quotient by ten to this power, correctly rounded as every quotient of two exact doubles is; NaN beyond that. */
    static double toDouble(long unscaled, int scale) {
        boolean exact = Math.abs(unscaled) <= 1L << 53 && scale >= 0 && scale < POWERS_OF_TEN.length;
        return exact ? (double) unscaled / (double) POWERS_OF_TEN[scale] : Double.NaN;
    }
}
