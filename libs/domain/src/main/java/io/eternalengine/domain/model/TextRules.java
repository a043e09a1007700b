package io.eternalengine.domain.model;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long the texts of messages may be and which characters they may hold. An id ends up in tables, record keys, state and
 * logs; what breaks one of those must be refused where it enters, because later it would stop whoever has to store it.
 */
public final class TextRules {
    /** Longest id of an intent, an order, an execution, an allocation, an account or an asset. */
    public static final int LONGEST_ID = 120;
    /** Longest name of an account or a symbol that a halt may cover. */
    public static final int LONGEST_SCOPE_NAME = 40;
    /** Longest sentence of a person or a service: a reason, a cause, an explanation. */
    public static final int LONGEST_SENTENCE = 500;

    private static final int LONGEST_EXCERPT = 60;

    private TextRules() {}

    /** From 1 to 120 characters of A-Z, a-z, 0-9 and {@code . _ : -}. */
    public static String id(String name, @Nullable String value) {
        Objects.requireNonNull(value, name);
        boolean holds = hasLength(value, LONGEST_ID);
        for (int i = 0; holds && i < value.length(); i++) {
            holds = isOfId(value.charAt(i));
        }
        return holds
                ? value
                : refuse(name, value, "must be 1 to 120 characters of A-Z, a-z, 0-9, '.', '_', ':' and '-'");
    }

    /** From 1 to 40 characters of A-Z, 0-9 and {@code -}, as symbols are and accounts that can be halted. */
    public static String scopeName(String name, @Nullable String value) {
        Objects.requireNonNull(value, name);
        return isScopeName(value) ? value : refuse(name, value, "must be 1 to 40 characters of A-Z, 0-9 and '-'");
    }

    /** Whether the text may be a symbol. */
    public static boolean isScopeName(String value) {
        boolean holds = hasLength(value, LONGEST_SCOPE_NAME);
        for (int i = 0; holds && i < value.length(); i++) {
            holds = isOfScopeName(value.charAt(i));
        }
        return holds;
    }

    /** What a person writes: not blank, at most 500 characters, each of which can be printed. */
    public static String sentence(String name, @Nullable String value) {
        Objects.requireNonNull(value, name);
        boolean holds = !value.isBlank()
                && value.length() <= LONGEST_SENTENCE
                && value.codePoints().allMatch(TextRules::isPrintable);
        return holds ? value : refuse(name, value, "must be 1 to 500 printable characters");
    }

    /**
     * What only explains is shortened rather than refused, so that the message that carries it is never lost: at most 500
     * characters, and {@code ?} for each that cannot be printed.
     */
    public static String clipped(String value) {
        return printable(value, LONGEST_SENTENCE);
    }

    /** The text with {@code ?} for what cannot be printed, cut to this many characters. */
    public static String printable(String value, int longest) {
        if (value.length() <= longest && value.codePoints().allMatch(TextRules::isPrintable)) {
            return value;
        }
        var printed = new StringBuilder(Math.min(value.length(), longest));
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int codePoint = value.codePointAt(i);
            int next = isPrintable(codePoint) ? codePoint : '?';
            if (printed.length() + Character.charCount(next) > longest - 1) {
                return printed.append('…').toString();
            }
            printed.appendCodePoint(next);
        }
        return printed.toString();
    }

    /** Whether the character has a shape of its own: no control, no change of direction, no line break, no half of a pair. */
    public static boolean isPrintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static boolean hasLength(String value, int longest) {
        return !value.isEmpty() && value.length() <= longest;
    }

    private static boolean isOfId(char character) {
        return isOfScopeName(character)
                || (character >= 'a' && character <= 'z')
                || character == '.'
                || character == '_'
                || character == ':';
    }

    private static boolean isOfScopeName(char character) {
        return (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') || character == '-';
    }

    private static String refuse(String name, String value, String rule) {
        throw new IllegalArgumentException(name + " is \"" + printable(value, LONGEST_EXCERPT) + "\": " + rule);
    }
}
