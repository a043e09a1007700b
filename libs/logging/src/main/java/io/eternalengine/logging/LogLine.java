package io.eternalengine.logging;

import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log with stable keys: {@code fill account=TREND-1 quantity=0.5 reason="as planned"}. Text that comes from
 * outside can neither begin another line nor forge a key: what is not plain is quoted, escaped and cut.
 */
public final class LogLine {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/#+-]+");
    private static final int LONGEST_VALUE = 500;

    private final StringBuilder line;

    private LogLine(String event) {
        line = new StringBuilder(event);
    }

    /** A line about an event, named by one word. */
    public static LogLine of(String event) {
        return new LogLine(event);
    }

    /**
     * The last line of a service that refuses its configuration: a sentence for the person who started it.
     *
     * @param sentence names the key, the value and the rule
     */
    public static LogLine refusedConfiguration(String sentence) {
        return new LogLine("Configuration refused: " + sentence);
    }

    /** Keys that are added to a line of somebody else. */
    static LogLine keys() {
        return new LogLine("");
    }

    /** Adds a key. */
    public LogLine with(String key, @Nullable Object value) {
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

    public void debug(Logger log) {
        if (log.isDebugEnabled()) {
            log.debug(line);
        }
    }

    public void info(Logger log) {
        log.info(line);
    }

    public void warn(Logger log) {
        log.warn(line);
    }

    /** With the stack trace, unless the failure was logged before. */
    public void warn(Logger log, Throwable failure) {
        log.warn(line, failure);
    }

    public void error(Logger log) {
        log.error(line);
    }

    /** With the stack trace, unless the failure was logged before. */
    public void error(Logger log, Throwable failure) {
        log.error(line, failure);
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
