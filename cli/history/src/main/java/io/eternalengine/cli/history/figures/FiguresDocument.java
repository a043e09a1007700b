package io.eternalengine.cli.history.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A document with blocks of figures. A block begins with a line {@code <!-- figures: SPEC -->} and ends with the line {@code <!-- end
 * of figures -->}; what is between is made of the specification and of nothing else.
 */
public final class FiguresDocument {
    private static final String BEGIN = "<!-- figures: ";
    private static final String BEGIN_END = " -->";
    private static final String END = "<!-- end of figures -->";

    private final Path path;
    private final List<String> lines;

    private FiguresDocument(Path path, List<String> lines) {
        this.path = path;
        this.lines = lines;
    }

    /** Reads a document. */
    public static FiguresDocument read(Path path) throws IOException {
        return new FiguresDocument(path, Files.readAllLines(path));
    }

    /** Makes the lines of a block from its specification. */
    @FunctionalInterface
    public interface Maker {
        List<String> lines(FigureSpec spec) throws IOException;
    }

    public Path path() {
        return path;
    }

    /** The specifications of the blocks, in their order; a block that does not end, or says nothing that exists, is refused. */
    public List<FigureSpec> specs() throws IOException {
        List<FigureSpec> specs = new ArrayList<>();
        madeWith(spec -> {
            specs.add(spec);
            return List.of();
        });
        return specs;
    }

    /** The whole text with every block made anew. */
    public String madeWith(Maker maker) throws IOException {
        List<String> made = new ArrayList<>();
        int next = 0;
        while (next < lines.size()) {
            String line = lines.get(next);
            made.add(line);
            next++;
            if (line.startsWith(BEGIN)) {
                int end = endOfBlock(next);
                made.addAll(maker.lines(specOf(line, next)));
                made.add(END);
                next = end + 1;
            }
        }
        return String.join("\n", made) + "\n";
    }

    private FigureSpec specOf(String line, int lineNumber) {
        if (!line.endsWith(BEGIN_END)) {
            throw wrong(lineNumber, "the block's first line must end with" + BEGIN_END);
        }
        try {
            return FigureSpec.parse(line.substring(BEGIN.length(), line.length() - BEGIN_END.length()));
        } catch (IllegalArgumentException e) {
            throw wrong(lineNumber, String.valueOf(e.getMessage()));
        }
    }

    private int endOfBlock(int from) {
        for (int i = from; i < lines.size(); i++) {
            if (lines.get(i).equals(END)) {
                return i;
            }
        }
        throw wrong(from, "the block has no end: a line " + END + " must follow");
    }

    private IllegalArgumentException wrong(int lineNumber, String sentence) {
        return new IllegalArgumentException(path + " line " + lineNumber + ": " + sentence);
    }

    /** The first line at which another text differs, for people; empty when none does. */
    public String firstDifference(String made) {
        List<String> other = made.lines().toList();
        for (int i = 0; i < Math.max(lines.size(), other.size()); i++) {
            String is = i < lines.size() ? lines.get(i) : "";
            String shouldBe = i < other.size() ? other.get(i) : "";
            if (!is.equals(shouldBe)) {
                return path + " line " + (i + 1) + " is \"" + is + "\", measured is \"" + shouldBe + "\"";
            }
        }
        return "";
    }
}
