package io.eternalengine.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Objects;

/** The venue did something else than it must. */
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Violation(String sentence) {
        super(sentence);
    }

    /** Throws unless something holds. */
    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }

    /** Throws unless two values are equal. */
    static void unlessEqual(String what, Object actual, Object expected) {
        unless(Objects.equals(actual, expected), what + " is " + actual + ": must be " + expected);
    }

    /** Throws unless a field, a decimal as text, has a value. */
    static void unlessEqual(String what, JsonNode actual, BigDecimal expected) {
        unless(
                !actual.asText().isEmpty() && new BigDecimal(actual.asText()).compareTo(expected) == 0,
                what + " is " + actual + ": must be " + expected.toPlainString());
    }
}
