package io.eternalengine.local.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last line that a program wrote to its log: most that cannot start say why in it. */
final class LastWords {
    private static final int LONGEST = 300;

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

    private static String clipped(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
