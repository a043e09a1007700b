package io.eternalengine.domain.model;

import java.math.BigDecimal;

/** Plain notation of decimals: an optional minus, digits, and an optional fraction. */
final class DecimalText {
    private static final int MAX_LENGTH = 60;
    /** As many digits always fit into a long. */
    private static final int MAX_COMPACT_DIGITS = 18;

    private DecimalText() {}

    /** @throws IllegalArgumentException when the text is anything else, such as empty, {@code NaN} or {@code 1E5} */
    static Decimal read(String text) {
        boolean negative = text.startsWith("-");
        int first = negative ? 1 : 0;
        int point = text.indexOf('.');
        int wholeEnd = point < 0 ? text.length() : point;
        boolean plain = text.length() <= MAX_LENGTH
                && areDigits(text, first, wholeEnd)
                && (point < 0 || areDigits(text, point + 1, text.length()));
        if (!plain) {
            throw new IllegalArgumentException("not a plain decimal number of at most " + MAX_LENGTH + " characters: \""
                    + TextRules.printable(text, MAX_LENGTH) + "\"");
        }
        int end = point < 0 ? text.length() : withoutZeros(text, point);
        int decimals = Math.max(0, end - wholeEnd - 1);
        if (wholeEnd - first + decimals > MAX_COMPACT_DIGITS) {
            return Decimal.of(new BigDecimal(text));
        }
        long unscaled = digits(digits(0, text, first, wholeEnd), text, wholeEnd + 1, end);
        return Decimal.ofUnscaled(negative ? -unscaled : unscaled, decimals);
    }

    /** A value {@code unscaled · 10^−scale} without superfluous zeros. */
    static String write(long unscaled, int scale) {
        long rest = unscaled;
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        if (decimals < 0) {
            return BigDecimal.valueOf(rest, decimals).toPlainString();
        }
        String digits = Long.toString(Math.abs(rest));
        String sign = rest < 0 ? "-" : "";
        if (decimals == 0) {
            return sign.concat(digits);
        }
        int whole = digits.length() - decimals;
        return whole > 0
                ? sign + digits.substring(0, whole) + '.' + digits.substring(whole)
                : sign + "0." + "0".repeat(-whole) + digits;
    }

    /** Where the fraction ends when its last zeros, or all of it, are left out. */
    private static int withoutZeros(String text, int point) {
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return end - 1 == point ? point : end;
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return from < to;
    }

    private static long digits(long before, String text, int from, int to) {
        long value = before;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
