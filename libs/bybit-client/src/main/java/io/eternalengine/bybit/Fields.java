package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object as the exchange writes them: decimals and times as strings, an absent number as an
 * empty string. Unknown fields are ignored. A field that cannot be read is an error that names the field and its type.
 */
record Fields(JsonNode node) {

    private static final int LONGEST_NUMBER = 64;

    String text(String name) {
        String value = textOrNull(name);
        if (value == null) {
            throw malformed(name, "a text");
        }
        return value;
    }

    /** The text of a field; an empty text when the field is missing or null. */
    String textOrEmpty(String name) {
        String value = textOrNull(name);
        return value == null ? "" : value;
    }

    BigDecimal decimal(String name) {
        BigDecimal value = decimalOrNull(name);
        if (value == null) {
            throw malformed(name, "a decimal");
        }
        return value;
    }

    BigDecimal decimalOrZero(String name) {
        BigDecimal value = decimalOrNull(name);
        return value == null ? BigDecimal.ZERO : value;
    }

    @Nullable
    BigDecimal decimalOrNull(String name) {
        String value = textOrNull(name);
        if (value == null || value.isEmpty()) {
            return null;
        }
        return parseDecimal(name, value);
    }

    long integer(String name) {
        String value = textOrNull(name);
        if (value == null || value.isEmpty() || value.length() > LONGEST_NUMBER) {
            throw malformed(name, "an integer");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw malformed(name, "an integer");
        }
    }

    long integerOrZero(String name) {
        return textOrEmpty(name).isEmpty() ? 0 : integer(name);
    }

    boolean flag(String name) {
        JsonNode field = node.path(name);
        if (!field.isBoolean()) {
            throw malformed(name, "true or false");
        }
        return field.booleanValue();
    }

    boolean flagOrFalse(String name) {
        return node.path(name).asBoolean(false);
    }

    Fields object(String name) {
        JsonNode field = node.path(name);
        if (!field.isObject()) {
            throw malformed(name, "an object");
        }
        return new Fields(field);
    }

    <T> List<T> list(String name, Function<Fields, T> reader) {
        JsonNode field = node.path(name);
        if (!field.isArray()) {
            throw malformed(name, "an array");
        }
        List<T> items = new ArrayList<>(field.size());
        for (JsonNode item : field) {
            if (!item.isObject()) {
                throw malformed(name, "an array of objects");
            }
            items.add(reader.apply(new Fields(item)));
        }
        return List.copyOf(items);
    }

    List<String> texts(String name) {
        JsonNode field = node.path(name);
        if (!field.isArray()) {
            return List.of();
        }
        List<String> items = new ArrayList<>(field.size());
        for (JsonNode item : field) {
            items.add(item.asText());
        }
        return List.copyOf(items);
    }

    static BigDecimal parseDecimal(String name, String value) {
        if (value.length() > LONGEST_NUMBER) {
            throw new MalformedAnswerException("field " + name + ": a decimal of " + value.length() + " characters");
        }
        try {
            BigDecimal decimal = new BigDecimal(value);
            if (Math.abs((long) decimal.scale()) > LONGEST_NUMBER) {
                throw new MalformedAnswerException("field " + name + ": a decimal with an exponent out of range");
            }
            return decimal;
        } catch (NumberFormatException e) {
            throw new MalformedAnswerException(
                    "field " + name + ": expected a decimal, got a string(" + value.length() + ")");
        }
    }

    private @Nullable String textOrNull(String name) {
        JsonNode field = node.path(name);
        if (field.isMissingNode() || field.isNull()) {
            return null;
        }
        if (field.isContainerNode()) {
            throw malformed(name, "a text or a number");
        }
        return field.asText();
    }

    private MalformedAnswerException malformed(String name, String expected) {
        return new MalformedAnswerException(
                "field " + name + ": expected " + expected + " in " + PayloadShape.of(node));
    }
}
