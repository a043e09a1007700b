package io.eternalengine.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The maps in {@code docs/rules.md} and {@code docs/faults.md} lead somewhere: each class and each test that they name exists. */
class RulesTableTest {
    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("eternal.root"), "eternal.root"));
    /** A name of at least two parts in back quotes: packages in small letters, a class, perhaps a method. */
    private static final Pattern NAME = Pattern.compile("`((?:[a-z]+\\.)+)([A-Z]\\w*)(?:\\.([a-z]\\w*))?`");

    private static final Map<String, Path> SOURCES = sources();

    @Test
    void everyClassAndTestOfTheTableExists() throws IOException {
        var rows = rows("docs/rules.md");
        assertThat(rows).hasSizeGreaterThan(100);
        allExist(rows);
    }

    @Test
    void everyTestThatKeepsAFaultAwayExists() throws IOException {
        var rows = rows("docs/faults.md");
        assertThat(rows).hasSizeGreaterThan(50);
        allExist(rows);
    }

    private static List<String> rows(String table) throws IOException {
        return Files.readAllLines(ROOT.resolve(table)).stream()
                .filter(line -> line.startsWith("| "))
                .toList();
    }

    private static void allExist(List<String> rows) throws IOException {
        for (String row : rows) {
            var names = NAME.matcher(row);
            while (names.find()) {
                exists(names.group(1) + names.group(2), names.group(3), row);
            }
        }
    }

    @Test
    void everyRowNamesAClassAndATest() throws IOException {
        Files.readAllLines(ROOT.resolve("docs/rules.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| rule") && !line.startsWith("| promise"))
                .forEach(row -> assertThat(NAME.matcher(row).results().map(match -> match.group(2)))
                        .as(row)
                        .anyMatch(name -> name.endsWith("Test"))
                        .anyMatch(name -> !name.endsWith("Test")));
    }

    @Test
    void everyCheckBeforeAnOrderIsInTheTable() throws IOException {
        String table = Files.readString(ROOT.resolve("docs/rules.md"));

        assertThat(Stream.concat(PreTradeChecks.ALWAYS.stream(), PreTradeChecks.WHEN_OPENING.stream())
                        .map(PreTradeChecks.Check::rule))
                .allSatisfy(rule -> assertThat(table).contains("| `" + rule.text() + "`"));
    }

    private static void exists(String name, @Nullable String method, String row) throws IOException {
        Path source = SOURCES.get("io/eternalengine/" + name.replace('.', '/') + ".java");
        assertThat(source).as("%s in: %s", name, row).isNotNull();
        if (method != null) {
            assertThat(Files.readString(Objects.requireNonNull(source)))
                    .as("%s.%s in: %s", name, method, row)
                    .contains("void " + method + "(");
        }
    }

    private static Map<String, Path> sources() {
        var sources = new TreeMap<String, Path>();
        collect(ROOT.resolve("shared-schemas/src/main/java"), sources);
        collect(ROOT.resolve("shared-schemas/src/test/java"), sources);
        for (String modules : List.of("libs", "services", "cli")) {
            try (Stream<Path> all = Files.list(ROOT.resolve(modules))) {
                all.forEach(module -> Stream.of("src/main/java", "src/test/java")
                        .map(module::resolve)
                        .filter(Files::isDirectory)
                        .forEach(folder -> collect(folder, sources)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return sources;
    }

    private static void collect(Path folder, Map<String, Path> sources) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.put(folder.relativize(file).toString(), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
