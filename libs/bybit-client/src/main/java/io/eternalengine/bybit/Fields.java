package io.eternalengine.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one JSON object as the exchange writes them: decimals and times as strings, an absent number as an
 * empty string. Unknown fields are ignored. A field that cannot be read is an error that names the field and its type.
 */
record Fields(JsonNode node) {

    private static final int LONGEST_NUMBER = 64;
    /** Java would read digits of other scripts and a leading plus as well; the exchange writes neither. */
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,19}");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

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

    /** A decimal that cannot be negative: a price, a quantity. */
    BigDecimal unsigned(String name) {
        return requireUnsigned(name, decimal(name));
    }

    /** A decimal that cannot be negative; zero when the field is missing or empty. */
    BigDecimal unsignedOrZero(String name) {
        return requireUnsigned(name, decimalOrZero(name));
    }

    /** A decimal that cannot be negative; null when the field is missing or empty. */
    @Nullable
    BigDecimal unsignedOrNull(String name) {
        BigDecimal value = decimalOrNull(name);
        return value == null ? null : requireUnsigned(name, value);
    }

    static BigDecimal requireUnsigned(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new MalformedAnswerException("field " + name + ": expected a decimal of at least zero");
        }
        return value;
    }

    long integer(String name) {
        return parseInteger(name, text(name));
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

    /** True or false; false when the field is missing, null or empty. */
    boolean flagOrFalse(String name) {
        JsonNode field = node.path(name);
        boolean absent = field.isMissingNode()
                || field.isNull()
                || (field.isTextual() && field.textValue().isEmpty());
        return !absent && flag(name);
    }

    Fields object(String name) {
        JsonNode field = node.path(name);
        if (!field.isObject()) {
            throw malformed(name, "an object");
        }
        return new Fields(field);
    }

    /** An object; one without fields when there is none. */
    Fields objectOrEmpty(String name) {
        JsonNode field = node.path(name);
        return new Fields(field.isObject() ? field : JsonNodeFactory.instance.objectNode());
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

    /** The rows of an array that can be read; each other one is passed to {@code skipped} and left out. */
    <T> List<T> rows(String name, Function<Fields, T> reader, Consumer<SkippedRow> skipped) {
        JsonNode field = node.path(name);
        if (!field.isArray()) {
            throw malformed(name, "an array");
        }
        List<T> items = new ArrayList<>(field.size());
        for (int i = 0; i < field.size(); i++) {
            try {
                JsonNode row = field.get(i);
                if (!row.isObject()) {
                    throw malformed(name, "an array of objects");
                }
                items.add(reader.apply(new Fields(row)));
            } catch (MalformedAnswerException e) {
                skipped.accept(SkippedRow.of(name, i + 1, field.get(i), e));
            }
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
            if (!item.isTextual()) {
                throw malformed(name, "an array of texts");
            }
            items.add(item.textValue());
        }
        return List.copyOf(items);
    }

    static long parseInteger(String name, String value) {
        try {
            if (INTEGER.matcher(value).matches()) {
                return Long.parseLong(value);
            }
        } catch (NumberFormatException e) {
            // Nineteen digits can be too many: reported below like any other text.
        }
        throw new MalformedAnswerException(
                "field " + name + ": expected an integer, got a string(" + value.length() + ")");
    }

    static BigDecimal parseDecimal(String name, String value) {
        if (value.length() > LONGEST_NUMBER) {
            throw new MalformedAnswerException("field " + name + ": a decimal of " + value.length() + " characters");
        }
        if (!DECIMAL.matcher(value).matches()) {
            throw new MalformedAnswerException(
                    "field " + name + ": expected a decimal, got a string(" + value.length() + ")");
        }
        BigDecimal decimal = new BigDecimal(value);
        if (Math.abs((long) decimal.scale()) > LONGEST_NUMBER) {
            throw new MalformedAnswerException("field " + name + ": a decimal with an exponent out of range");
        }
        return decimal;
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

    MalformedAnswerException malformed(String name, String expected) {
        return new MalformedAnswerException(
                "field " + name + ": expected " + expected + " in " + PayloadShape.of(node));
    }
}
