package io.eternalengine.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decimals behave as the JDK's without zeros at the end do, on both sides of what fits into a long. */
class DecimalAgainstBigDecimalTest {
    private static final int PAIRS = 20_000;
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void answersLikeTheLibrary(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < PAIRS; i++) {
            BigDecimal left = number(random);
            BigDecimal right = random.nextInt(8) == 0 ? left.setScale(left.scale() + 3) : number(random);
            try {
                agreeOnOne(left);
                agreeOnTwo(left, right, random.nextInt(-3, 22));
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + ", " + left + " and " + right + ": " + e.getMessage(), e);
            }
        }
    }

    private static void agreeOnOne(BigDecimal value) {
        Decimal decimal = Decimal.of(value);
        BigDecimal canonical = canonical(value);
        assertThat(decimal.toBigDecimal()).isEqualTo(canonical);
        assertThat(decimal.toString()).isEqualTo(canonical.toPlainString());
        assertThat(decimal.hashCode()).isEqualTo(canonical.hashCode());
        assertThat(decimal.toDouble()).isEqualTo(canonical.doubleValue());
        assertThat(decimal.isZero()).isEqualTo(value.signum() == 0);
        assertThat(decimal.isPositive()).isEqualTo(value.signum() > 0);
        assertThat(decimal.isNegative()).isEqualTo(value.signum() < 0);
        same(decimal.negated(), value.negate());
        same(decimal.abs(), value.abs());
        if (value.toPlainString().length() <= 60) {
            same(Decimal.of(value.toPlainString()), value);
        }
    }

    private static void agreeOnTwo(BigDecimal x, BigDecimal y, int decimals) {
        Decimal left = Decimal.of(x);
        Decimal right = Decimal.of(y);
        assertThat(left.compareTo(right)).isEqualTo(x.compareTo(y));
        assertThat(left.equals(right)).isEqualTo(x.compareTo(y) == 0);
        same(left.plus(right), x.add(y));
        same(left.minus(right), x.subtract(y));
        same(left.times(right), x.multiply(y));
        // What an operation leaves has zeros at its end; nobody may see them.
        Decimal noughts = left.plus(right).minus(right);
        assertThat(noughts).isEqualTo(left).hasSameHashCodeAs(left).hasToString(left.toString());
        for (RoundingMode rounding : RoundingMode.values()) {
            alike(
                    () -> left.dividedBy(right, decimals, rounding),
                    () -> canonical(x).divide(canonical(y), decimals, rounding));
        }
        if (y.signum() > 0) {
            same(left.floorToStep(right), x.divide(y, 0, RoundingMode.FLOOR).multiply(y));
            same(left.ceilToStep(right), x.divide(y, 0, RoundingMode.CEILING).multiply(y));
        }
        if (y.signum() != 0) {
            assertThat(left.isMultipleOf(right)).isEqualTo(x.remainder(y).signum() == 0);
        }
    }

    /** The same value, or the same objection. */
    private static void alike(Supplier<Decimal> ours, Supplier<BigDecimal> theirs) {
        BigDecimal expected;
        try {
            expected = theirs.get();
        } catch (ArithmeticException e) {
            assertThatThrownBy(ours::get)
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage(e.getMessage());
            return;
        }
        same(ours.get(), expected);
    }

    private static void same(Decimal ours, BigDecimal theirs) {
        BigDecimal canonical = canonical(theirs);
        assertThat(ours.toBigDecimal()).isEqualTo(canonical);
        assertThat(ours).isEqualTo(Decimal.of(theirs));
        assertThat(ours.hashCode()).isEqualTo(canonical.hashCode());
        assertThat(ours.toString()).isEqualTo(canonical.toPlainString());
    }

    private static BigDecimal canonical(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** Small numbers, money, whole powers of ten, and numbers around the end of what fits. */
    private static BigDecimal number(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> BigDecimal.valueOf(random.nextInt(-20, 21), random.nextInt(0, 3));
            case 1 -> BigDecimal.valueOf(random.nextInt(-10_000_000, 10_000_000), random.nextInt(0, 5));
            case 2 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(-5, 30));
            case 3 -> BigDecimal.ONE.scaleByPowerOfTen(random.nextInt(-25, 25));
            case 4 -> new BigDecimal(LONG_MAX.add(BigInteger.valueOf(random.nextInt(-2, 3))), random.nextInt(0, 20));
            case 5 ->
                new BigDecimal(
                        LONG_MAX.negate().subtract(BigInteger.valueOf(random.nextInt(-2, 3))), random.nextInt(3));
            case 6 -> new BigDecimal(new BigInteger(random.nextInt(1, 160), random), random.nextInt(-70, 80));
            default ->
                BigDecimal.valueOf(random.nextLong(1_000_000_000_000L), 8).negate();
        };
    }
}
