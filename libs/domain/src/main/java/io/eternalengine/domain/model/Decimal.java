package io.eternalengine.domain.model;

import static io.eternalengine.domain.model.CompactArithmetic.BEYOND;
import static io.eternalengine.domain.model.CompactArithmetic.product;
import static io.eternalengine.domain.model.CompactArithmetic.quotient;
import static io.eternalengine.domain.model.CompactArithmetic.quotientScaledUp;
import static io.eternalengine.domain.model.CompactArithmetic.scaledUp;
import static io.eternalengine.domain.model.CompactArithmetic.sum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact decimal number: a price, a quantity, an amount of money or a fraction. Two decimals are equal when their
 * values are, whatever zeros they were written with; so equality, hashes and stored text are canonical.
 *
 * <p>Held as a long and a scale where that is enough, which it is for nearly all money, and as a {@link BigDecimal} beyond.
 * Nobody sees which: a value that fits is never held in the other way.
 */
public final class Decimal implements Comparable<Decimal> {
    public static final Decimal ZERO = new Decimal(0, 0, null);
    public static final Decimal ONE = new Decimal(1, 0, null);

    /** Of a compact value, both ways; so that sums of two scales are far from overflowing. */
    private static final int MAX_COMPACT_SCALE = 64;

    /** Whatever digits there are, so many fit into a long. */
    private static final int SURE_DIGITS = 18;

    /** The value is {@code unscaled · 10^−scale}, zeros at its end not taken off; 0 when it is beyond. */
    private final long unscaled;

    private final int scale;

    /** The value, without zeros at its end, when it does not fit into the other two. */
    private final @Nullable BigDecimal beyond;

    private Decimal(long unscaled, int scale, @Nullable BigDecimal beyond) {
        this.unscaled = unscaled;
        this.scale = scale;
        this.beyond = beyond;
    }

    /**
     * Reads plain notation: an optional minus, digits, and an optional fraction.
     *
     * @throws IllegalArgumentException when the text is anything else, such as empty, {@code NaN} or {@code 1E5}
     */
    public static Decimal of(String text) {
        return DecimalText.read(text);
    }

    public static Decimal of(long whole) {
        return ofUnscaled(whole, 0);
    }

    /** The value {@code unscaled · 10^−scale}. */
    public static Decimal ofUnscaled(long unscaled, int scale) {
        boolean fits = unscaled != BEYOND && scale <= MAX_COMPACT_SCALE && scale >= -MAX_COMPACT_SCALE;
        return fits ? compact(unscaled, scale) : of(BigDecimal.valueOf(unscaled, scale));
    }

    public static Decimal of(BigDecimal value) {
        if (value.signum() == 0) {
            return ZERO;
        }
        if (value.precision() <= SURE_DIGITS && Math.abs((long) value.scale()) <= MAX_COMPACT_SCALE) {
            return withoutZeros(value.unscaledValue().longValue(), value.scale());
        }
        BigDecimal stripped = value.stripTrailingZeros();
        boolean fits = stripped.precision() <= 19
                && Math.abs((long) stripped.scale()) <= MAX_COMPACT_SCALE
                && stripped.unscaledValue().bitLength() < Long.SIZE
                && stripped.unscaledValue().longValue() != BEYOND;
        return fits ? compact(stripped.unscaledValue().longValue(), stripped.scale()) : new Decimal(0, 0, stripped);
    }

    /** Decimals come in with zeros at their end, and with every product there would be more of them. */
    private static Decimal withoutZeros(long unscaled, int scale) {
        long rest = unscaled;
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        return compact(rest, decimals);
    }

    private static Decimal compact(long unscaled, int scale) {
        return unscaled == 0 ? ZERO : new Decimal(unscaled, scale, null);
    }

    public Decimal plus(Decimal other) {
        if (beyond == null && other.beyond == null) {
            int common = Math.max(scale, other.scale);
            long left = scaledUp(unscaled, common - scale);
            long right = scaledUp(other.unscaled, common - other.scale);
            long sum = left == BEYOND || right == BEYOND ? BEYOND : sum(left, right);
            if (sum != BEYOND) {
                return compact(sum, common);
            }
        }
        return of(toBigDecimal().add(other.toBigDecimal()));
    }

    public Decimal minus(Decimal other) {
        if (beyond == null && other.beyond == null) {
            int common = Math.max(scale, other.scale);
            long left = scaledUp(unscaled, common - scale);
            long right = scaledUp(other.unscaled, common - other.scale);
            long difference = left == BEYOND || right == BEYOND ? BEYOND : sum(left, -right);
            if (difference != BEYOND) {
                return compact(difference, common);
            }
        }
        return of(toBigDecimal().subtract(other.toBigDecimal()));
    }

    public Decimal times(Decimal other) {
        if (beyond == null && other.beyond == null) {
            long product = product(unscaled, other.unscaled);
            int sum = scale + other.scale;
            if (product != BEYOND && sum <= MAX_COMPACT_SCALE && sum >= -MAX_COMPACT_SCALE) {
                return compact(product, sum);
            }
        }
        return of(toBigDecimal().multiply(other.toBigDecimal()));
    }

    /** The quotient, rounded to this many decimals. */
    public Decimal dividedBy(Decimal divisor, int decimals, RoundingMode rounding) {
        if (beyond == null && divisor.unscaled != 0 && Math.abs((long) decimals) <= MAX_COMPACT_SCALE) {
            long quotient = quotientOf(divisor, decimals - scale + divisor.scale, rounding);
            if (quotient != BEYOND) {
                return compact(quotient, decimals);
            }
        }
        return of(toBigDecimal().divide(divisor.toBigDecimal(), decimals, rounding));
    }

    private long quotientOf(Decimal divisor, int power, RoundingMode rounding) {
        if (power < 0) {
            long lower = scaledUp(divisor.unscaled, -power);
            return lower == BEYOND ? BEYOND : quotient(unscaled, lower, rounding);
        }
        long upper = scaledUp(unscaled, power);
        return upper == BEYOND
                ? quotientScaledUp(unscaled, power, divisor.unscaled, rounding)
                : quotient(upper, divisor.unscaled, rounding);
    }

    /** The largest multiple of the step that is not above this value; the step must be positive. */
    public Decimal floorToStep(Decimal step) {
        return toStep(step, RoundingMode.FLOOR);
    }

    /** The smallest multiple of the step that is not below this value; the step must be positive. */
    public Decimal ceilToStep(Decimal step) {
        return toStep(step, RoundingMode.CEILING);
    }

    public boolean isMultipleOf(Decimal step) {
        if (beyond == null && step.unscaled != 0) {
            long value = scaledUp(unscaled, Math.max(step.scale - scale, 0));
            long unit = scaledUp(step.unscaled, Math.max(scale - step.scale, 0));
            if (value != BEYOND && unit != BEYOND) {
                return value % unit == 0;
            }
        }
        return toBigDecimal().remainder(step.toBigDecimal()).signum() == 0;
    }

    public Decimal negated() {
        return beyond == null ? compact(-unscaled, scale) : of(beyond.negate());
    }

    public Decimal abs() {
        return isNegative() ? negated() : this;
    }

    public Decimal min(Decimal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Decimal max(Decimal other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return beyond == null && unscaled == 0;
    }

    public boolean isPositive() {
        return beyond == null ? unscaled > 0 : beyond.signum() > 0;
    }

    public boolean isNegative() {
        return beyond == null ? unscaled < 0 : beyond.signum() < 0;
    }

    public boolean isAbove(Decimal other) {
        return compareTo(other) > 0;
    }

    public boolean isBelow(Decimal other) {
        return compareTo(other) < 0;
    }

    public boolean isAtLeast(Decimal other) {
        return compareTo(other) >= 0;
    }

    public boolean isAtMost(Decimal other) {
        return compareTo(other) <= 0;
    }

    /** The same value without zeros at its end. */
    public BigDecimal toBigDecimal() {
        if (beyond != null) {
            return beyond;
        }
        int zeros = trailingZeros();
        return BigDecimal.valueOf(withoutZeros(zeros), scale - zeros);
    }

    /** The nearest double, for what is no money. */
    public double toDouble() {
        double quotient = beyond == null ? CompactArithmetic.toDouble(unscaled, scale) : Double.NaN;
        return Double.isNaN(quotient) ? toBigDecimal().doubleValue() : quotient;
    }

    /** A double within a few units in its last place, quickly: to find what is far from a bound, and for nothing else. */
    public double toApproximateDouble() {
        return beyond == null ? CompactArithmetic.toApproximateDouble(unscaled, scale) : beyond.doubleValue();
    }

    @Override
    public int compareTo(Decimal other) {
        if (beyond != null || other.beyond != null) {
            return toBigDecimal().compareTo(other.toBigDecimal());
        }
        if (scale == other.scale) {
            return Long.compare(unscaled, other.unscaled);
        }
        return scale < other.scale ? -other.compareToCoarser(this) : compareToCoarser(other);
    }

    /** A coarser value that does not fit at our scale is larger than any that does. */
    private int compareToCoarser(Decimal other) {
        long value = scaledUp(other.unscaled, scale - other.scale);
        return value == BEYOND ? -Long.signum(other.unscaled) : Long.compare(unscaled, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decimal decimal && (this == other || compareTo(decimal) == 0);
    }

    @Override
    public int hashCode() {
        return toBigDecimal().hashCode();
    }

    /** Plain notation without superfluous zeros; {@link #of(String)} reads it back unless it is too long for a message. */
    @Override
    public String toString() {
        return beyond == null ? DecimalText.write(unscaled, scale) : beyond.toPlainString();
    }

    private int trailingZeros() {
        int zeros = 0;
        for (long rest = unscaled; rest != 0 && rest % 10 == 0; rest /= 10) {
            zeros++;
        }
        return zeros;
    }

    private long withoutZeros(int zeros) {
        long rest = unscaled;
        for (int i = 0; i < zeros; i++) {
            rest /= 10;
        }
        return rest;
    }

    private Decimal toStep(Decimal step, RoundingMode rounding) {
        if (!step.isPositive()) {
            throw new IllegalArgumentException("step must be positive, is " + step);
        }
        return dividedBy(step, 0, rounding).times(step);
    }
}
