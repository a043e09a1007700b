package io.eternalengine.kit.telemetry;

import java.util.regex.Pattern;

/**
 * A line of the log with stable keys: {@code fill account=TREND-1 quantity=0.5 reason="as planned"}. Text that comes from
 * outside can neither begin another line nor forge a key: what is not plain is quoted, escaped and cut.
 */
public final class LogLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/#+-]+");
    private static final int LONGEST_VALUE = 200;

    private final StringBuilder line;

    private LogLine(String event) {
        line = new StringBuilder(event);
    }

    /** A line about an event, named by one word. */
    public static LogLine of(String event) {
        return new LogLine(event);
    }

    /** Adds a key. */
    public LogLine with(String key, Object value) {
        String text = String.valueOf(value);
        line.append(' ').append(key).append('=');
        if (text.length() <= LONGEST_VALUE && PLAIN.matcher(text).matches()) {
            line.append(text);
        } else {
            quote(text);
        }
        return this;
    }

    /** Adds a key unless its value is empty. */
    public LogLine withUnlessEmpty(String key, String value) {
        return value.isEmpty() ? this : with(key, value);
    }

    private void quote(String text) {
        line.append('"');
        text.codePoints().limit(LONGEST_VALUE).forEach(this::appendEscaped);
        line.append(text.codePointCount(0, text.length()) > LONGEST_VALUE ? "…\"" : "\"");
    }

    private void appendEscaped(int codePoint) {
        if (codePoint == '"' || codePoint == '\\') {
            line.append('\\').appendCodePoint(codePoint);
        } else if (isPrintable(codePoint)) {
            line.appendCodePoint(codePoint);
        } else {
            line.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
        }
    }

    private static boolean isPrintable(int codePoint) {
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

    @Override
    public String toString() {
        return line.toString();
    }
}
