package io.eternalengine.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An exact decimal number: a price, a quantity, an amount of money or a fraction. Two decimals are equal when their
 * values are, whatever zeros they were written with; so equality, hashes and stored text are canonical.
 */
public final class Decimal implements Comparable<Decimal> {
    public static final Decimal ZERO = new Decimal(BigDecimal.ZERO);
    public static final Decimal ONE = new Decimal(BigDecimal.ONE);

    private static final int MAX_TEXT_LENGTH = 60;
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final BigDecimal value;

    private Decimal(BigDecimal value) {
        this.value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /**
     * Reads plain notation: an optional minus, digits, and an optional fraction.
     *
     * @throws IllegalArgumentException when the text is anything else, such as empty, {@code NaN} or {@code 1E5}
     */
    public static Decimal of(String text) {
        if (text.length() > MAX_TEXT_LENGTH || !PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("not a plain decimal number of at most " + MAX_TEXT_LENGTH
                    + " characters: \"" + text.substring(0, Math.min(text.length(), MAX_TEXT_LENGTH)) + "\"");
        }
        return new Decimal(new BigDecimal(text));
    }

    public static Decimal of(long whole) {
        return new Decimal(BigDecimal.valueOf(whole));
    }

    public static Decimal of(BigDecimal value) {
        return new Decimal(value);
    }

    public Decimal plus(Decimal other) {
        return new Decimal(value.add(other.value));
    }

    public Decimal minus(Decimal other) {
        return new Decimal(value.subtract(other.value));
    }

    public Decimal times(Decimal other) {
        return new Decimal(value.multiply(other.value));
    }

    /** The quotient, rounded to this many decimals. */
    public Decimal dividedBy(Decimal divisor, int decimals, RoundingMode rounding) {
        return new Decimal(value.divide(divisor.value, decimals, rounding));
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
        return value.remainder(step.value).signum() == 0;
    }

    public Decimal negated() {
        return new Decimal(value.negate());
    }

    public Decimal abs() {
        return new Decimal(value.abs());
    }

    public Decimal min(Decimal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Decimal max(Decimal other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    public boolean isPositive() {
        return value.signum() > 0;
    }

    public boolean isNegative() {
        return value.signum() < 0;
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

    public BigDecimal toBigDecimal() {
        return value;
    }

    @Override
    public int compareTo(Decimal other) {
        return value.compareTo(other.value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decimal decimal && value.equals(decimal.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Plain notation without superfluous zeros; {@link #of(String)} reads it back unless it is too long for a message. */
    @Override
    public String toString() {
        return value.toPlainString();
    }

    private Decimal toStep(Decimal step, RoundingMode rounding) {
        if (!step.isPositive()) {
            throw new IllegalArgumentException("step must be positive, is " + step);
        }
        return new Decimal(value.divide(step.value, 0, rounding).multiply(step.value));
    }
}
