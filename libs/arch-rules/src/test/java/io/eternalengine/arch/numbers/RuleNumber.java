package io.eternalengine.arch.numbers;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * A number that stands in a source of a rule.
 *
 * @param text as it stands there, a text with its quotes
 * @param shared whether other sources may hold a copy of it: a constant that is not private is put into each class that names it
 */
record RuleNumber(Path source, int from, int to, long line, String text, boolean shared) {
    /** The source with the next number of the same precision instead: 14 for 13, 0.51 for 0.50. */
    String changedIn(String whole) {
        return whole.substring(0, from) + changed() + whole.substring(to);
    }

    String changed() {
        String quote = text.startsWith("\"") ? "\"" : "";
        String suffix = text.endsWith("L") ? "L" : "";
        String digits = text.replace("\"", "").replace("L", "").replace("_", "");
        int point = digits.indexOf('.');
        int scale = point < 0 ? 0 : digits.length() - point - 1;
        var next = new BigDecimal(digits).add(BigDecimal.ONE.movePointLeft(scale));
        return quote + next.toPlainString() + suffix + quote;
    }

    String place() {
        return source.getFileName().toString().replace(".java", "") + ":" + line;
    }
}
