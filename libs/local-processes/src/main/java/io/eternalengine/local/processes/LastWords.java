package io.eternalengine.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last line that a program wrote to its log: most that cannot start say why in it. */
final class LastWords {
    private static final int LONGEST = 300;
    private static final Pattern ERROR = Pattern.compile("^\\S+ \\S+ ERROR (?:\\[[^]]*] \\([^)]*\\) )?(.+)");
    /** The key of a line that says why, in quotes when it is a sentence. */
    private static final Pattern CAUSE = Pattern.compile("\\bcause=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    private LastWords() {}

    /** Behind a colon; empty when there are none. */
    static String of(Path log) {
        try {
            // As bytes of one character each, so that a log in any encoding can be read.
            List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            return lines.isEmpty() ? "" : ": " + clipped(lines.getLast());
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /**
     * The cause that the last error in the log names, or its sentence without time, class and thread; the last line when there is
     * none.
     */
    static String ofError(Path log) {
        try {
            return Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                    .map(ERROR::matcher)
                    .filter(Matcher::find)
                    .reduce((earlier, later) -> later)
                    .map(line -> ": " + clipped(sentence(line.group(1).strip())))
                    .orElseGet(() -> of(log));
        } catch (IOException | UncheckedIOException e) {
            return "";
        }
    }

    /** A person reads the cause alone; a line of keys has it among them. */
    private static String sentence(String line) {
        Matcher cause = CAUSE.matcher(line);
        if (!cause.find()) {
            return line;
        }
        return cause.group(1) == null ? cause.group(2) : cause.group(1).replaceAll("\\\\(.)", "$1");
    }

    private static String clipped(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
