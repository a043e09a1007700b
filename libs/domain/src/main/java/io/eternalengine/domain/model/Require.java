package io.eternalengine.domain.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules that records hold themselves to, each refused with the name, the value and the rule. */
public final class Require {
    private Require() {}

    public static Decimal positive(String name, @Nullable Decimal value) {
        Objects.requireNonNull(value, name);
        return check(value.isPositive(), name, value, "must be above 0", value);
    }

    public static Decimal notNegative(String name, @Nullable Decimal value) {
        Objects.requireNonNull(value, name);
        return check(!value.isNegative(), name, value, "must not be below 0", value);
    }

    /** A fraction from 0 to 1, both included. */
    public static Decimal fraction(String name, @Nullable Decimal value) {
        Objects.requireNonNull(value, name);
        return check(!value.isNegative() && value.isAtMost(Decimal.ONE), name, value, "must be from 0 to 1", value);
    }

    public static String text(String name, @Nullable String value) {
        Objects.requireNonNull(value, name);
        return check(!value.isBlank(), name, value, "must not be empty", value);
    }

    public static long positive(String name, long value) {
        return check(value > 0, name, value, "must be above 0", value);
    }

    /** Throws unless the rule holds. */
    public static <T> T check(boolean holds, String name, Object shown, String rule, T value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + shown + ": " + rule);
        }
        return value;
    }
}
