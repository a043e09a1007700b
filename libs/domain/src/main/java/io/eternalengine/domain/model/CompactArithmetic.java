package io.eternalengine.domain.model;

import java.math.RoundingMode;

/** Arithmetic on the unscaled values of decimals. What does not fit into a long is answered with {@link #BEYOND}. */
final class CompactArithmetic {
    /** No unscaled value has this one: its negation does not fit. */
    static final long BEYOND = Long.MIN_VALUE;

    /** The bits of a digit in the division of long numbers. */
    private static final long DIGIT = (1L << Integer.SIZE) - 1;

    private static final long[] POWERS_OF_TEN = powersOfTen();

    /** Of the same powers: to multiply by one is several times as fast as to divide by the other. */
    private static final double[] NEAR_INVERSES = nearInverses();

    private CompactArithmetic() {}

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private static double[] nearInverses() {
        double[] inverses = new double[POWERS_OF_TEN.length];
        for (int i = 0; i < inverses.length; i++) {
            inverses[i] = 1.0 / POWERS_OF_TEN[i];
        }
        return inverses;
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
        long size = rounded(Math.abs(quotient), Math.abs(rest), Math.abs(divisor), negative, rounding);
        return negative ? -size : size;
    }

    /** The same of the dividend times ten to this power, though that product may not fit into a long. */
    static long quotientScaledUp(long dividend, int power, long divisor, RoundingMode rounding) {
        if (power >= POWERS_OF_TEN.length) {
            return BEYOND;
        }
        long size = Math.abs(dividend);
        long divisorSize = Math.abs(divisor);
        long high = Math.multiplyHigh(size, POWERS_OF_TEN[power]);
        long low = size * POWERS_OF_TEN[power];
        if (high >= divisorSize) {
            return BEYOND;
        }
        long quotient = unsignedQuotient(high, low, divisorSize);
        boolean negative = (dividend ^ divisor) < 0;
        long rounded = quotient < 0
                ? BEYOND
                : rounded(quotient, low - quotient * divisorSize, divisorSize, negative, rounding);
        return negative ? -rounded : rounded;
    }

    /**
     * The quotient, rounded down, of a dividend of two words by a divisor above its high word. All are unsigned. Source: H. S.
     * Warren, <i>Hacker's Delight</i>, 2nd edition, figure 9–3, after D. E. Knuth, <i>The Art of Computer Programming</i>,
     * section 4.3.1, algorithm D, with digits of 32 bits.
     */
    private static long unsignedQuotient(long high, long low, long divisor) {
        int shift = Long.numberOfLeadingZeros(divisor);
        long normalized = divisor << shift;
        long upper = shift == 0 ? high : (high << shift) | (low >>> (Long.SIZE - shift));
        long lower = low << shift;
        long first = quotientDigit(upper, lower >>> Integer.SIZE, normalized);
        long rest = (upper << Integer.SIZE) + (lower >>> Integer.SIZE) - first * normalized;
        return (first << Integer.SIZE) + quotientDigit(rest, lower & DIGIT, normalized);
    }

    private static long quotientDigit(long upper, long nextDigit, long divisor) {
        long divisorUpper = divisor >>> Integer.SIZE;
        long divisorLower = divisor & DIGIT;
        long digit = Long.divideUnsigned(upper, divisorUpper);
        long rest = upper - digit * divisorUpper;
        while (rest <= DIGIT
                && (digit > DIGIT
                        || Long.compareUnsigned(digit * divisorLower, (rest << Integer.SIZE) + nextDigit) > 0)) {
            digit--;
            rest += divisorUpper;
        }
        return digit;
    }

    /** A size after rounding away what is left of it; the rest and the divisor are sizes as well. */
    private static long rounded(long quotient, long rest, long divisor, boolean negative, RoundingMode rounding) {
        if (rest == 0) {
            return quotient;
        }
        boolean away = switch (rounding) {
            case DOWN -> false;
            case UP -> true;
            case FLOOR -> negative;
            case CEILING -> !negative;
            case HALF_DOWN -> rest > divisor - rest;
            case HALF_UP -> rest >= divisor - rest;
            case HALF_EVEN -> rest > divisor - rest || (rest == divisor - rest && (quotient & 1) != 0);
            case UNNECESSARY -> false;
        };
        return rounding == RoundingMode.UNNECESSARY ? BEYOND : away ? quotient + 1 : quotient;
    }

    /** A product with the inverse of ten to this power; at most three roundings. */
    static double toApproximateDouble(long unscaled, int scale) {
        return scale >= 0 && scale < NEAR_INVERSES.length
                ? unscaled * NEAR_INVERSES[scale]
                : unscaled * Math.pow(10, -scale);
    }

    /** An exact quotient by ten to this power, correctly rounded as every quotient of two exact doubles is; NaN beyond that. */
    static double toDouble(long unscaled, int scale) {
        boolean exact = Math.abs(unscaled) <= 1L << 53 && scale >= 0 && scale < POWERS_OF_TEN.length;
        return exact ? (double) unscaled / (double) POWERS_OF_TEN[scale] : Double.NaN;
    }
}
