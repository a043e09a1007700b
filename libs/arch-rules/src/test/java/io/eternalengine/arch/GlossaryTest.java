package io.eternalengine.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The glossary is in order, and explains no word that nobody uses. */
class GlossaryTest {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final Path GLOSSARY = ROOT.resolve("docs/glossary.md");

    @Test
    void termsStandInAlphabeticalOrderOnceAndWithAMeaning() throws IOException {
        assertThat(disorder(Files.readAllLines(GLOSSARY))).isEmpty();
    }

    @Test
    void eachTermOccursInCodeOrPages() throws IOException {
        assertThat(unused(terms(Files.readAllLines(GLOSSARY)), ROOT)).isEmpty();
    }

    @Test
    void theReadmeAndTheArchitectureNameIt() throws IOException {
        assertThat(Files.readString(ROOT.resolve("README.md"))).contains("(docs/glossary.md)");
        assertThat(Files.readString(ROOT.resolve("docs/architecture.md"))).contains("(glossary.md)");
    }

    @Test
    void aTermOutOfOrderOrTwiceIsFound() {
        assertThat(disorder(List.of("| term | meaning |", "|---|---|", "| lot | a |", "| leg | b |", "| leg | c |")))
                .containsExactly("leg", "leg");
        assertThat(disorder(List.of("| term | meaning |", "|---|---|", "| leg |  |")))
                .containsExactly("leg");
    }

    @Test
    void aTermThatNobodyUsesIsFound(@TempDir Path folder) throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("docs")).resolve("page.md"), "Both legs, and a basis.");

        assertThat(unused(List.of("leg", "basis", "contango"), folder)).containsExactly("leg", "contango");
    }

    /** Terms that do not stand behind the one before them, or say nothing. */
    private static List<String> disorder(List<String> lines) {
        List<String> found = new ArrayList<>();
        String before = "";
        for (String row : rows(lines)) {
            String term = cell(row, 1);
            if (order(term).compareTo(order(before)) <= 0 || cell(row, 2).isEmpty()) {
                found.add(term);
            }
            before = term;
        }
        return found;
    }

    private static List<String> terms(List<String> lines) {
        List<String> terms = rows(lines).stream().map(row -> cell(row, 1)).toList();
        assertThat(terms).isNotEmpty();
        return terms;
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream().filter(line -> line.startsWith("| ")).skip(1).toList();
    }

    private static String cell(String row, int index) {
        return row.split("\\|", -1)[index].strip();
    }

    private static String order(String term) {
        return term.toLowerCase(Locale.ROOT);
    }

    /** Terms that occur as words of their own in no page and no source. */
    private static List<String> unused(List<String> terms, Path root) throws IOException {
        var left = new TreeSet<>(terms);
        for (String folder : List.of("docs", "libs", "services", "cli", "shared-schemas")) {
            if (!Files.isDirectory(root.resolve(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(root.resolve(folder))) {
                files.filter(GlossaryTest::isPageOrSource).forEach(file -> {
                    String text = order(read(file));
                    left.removeIf(term -> occurs(order(term), text));
                });
            }
        }
        return terms.stream().filter(left::contains).toList();
    }

    private static boolean isPageOrSource(Path file) {
        String name = file.toString();
        return (name.endsWith(".java") || name.endsWith(".md") || name.endsWith(".proto"))
                && !name.contains("/target/")
                && !name.contains("/node_modules/")
                && !file.endsWith("docs/glossary.md");
    }

    private static boolean occurs(String term, String text) {
        for (int at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + 1)) {
            int end = at + term.length();
            if ((at == 0 || !Character.isLetter(text.charAt(at - 1)))
                    && (end == text.length() || !Character.isLetter(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
