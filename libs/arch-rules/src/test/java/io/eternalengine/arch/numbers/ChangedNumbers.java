package io.eternalengine.arch.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every number of the rules is changed once, and a test that {@code docs/rules.md} names for its package fails. It takes minutes, so it is
 * no part of the test command and is asked for by its name, behind a build of the core; {@code -Dnumbers.of=Sizing} takes the sources whose name begins so.
 */
class ChangedNumbers {
    private static final Path ROOT =
            Path.of(Objects.requireNonNull(System.getProperty("eternal.root"), "eternal.root"));
    private static final List<String> MODULES = List.of("domain", "engines", "risk", "orchestration");
    private static final String SOURCES = System.getProperty("numbers.of", "");

    private final List<String> report = new ArrayList<>();
    private int caught;

    @Test
    void aTestOfTheTableFailsWhenANumberOfARuleChanges(@TempDir Path folder) throws Exception {
        NamedTests named = NamedTests.of(ROOT);
        List<Path> classPath = classPath();
        List<String> survived = new ArrayList<>();
        assertThat(failingUnchanged(named, classPath))
                .as("tests that fail without a change: whatever is changed, they would seem to catch it")
                .isEmpty();
        for (Path source : sources()) {
            for (RuleNumber number : RuleNumbers.in(source)) {
                Path into = Files.createTempDirectory(folder, "changed");
                try (var changed = ChangedModule.of(number, classPath, into)) {
                    String by = caughtBy(changed, named, packageOf(source));
                    report.add(number.place() + " " + number.text() + " -> " + number.changed() + ": " + by);
                    System.out.println(report.getLast());
                    if (by.equals("SURVIVED")) {
                        survived.add(report.getLast());
                    } else {
                        caught++;
                    }
                }
            }
        }

        System.out.println(report.size() + " numbers changed, " + caught + " caught");
        assertThat(survived).isEmpty();
    }

    /** Of all packages that a number is changed in. */
    private static List<String> failingUnchanged(NamedTests named, List<Path> classPath) throws Exception {
        List<String> failing = new ArrayList<>();
        try (var unchanged = ChangedModule.unchanged(classPath)) {
            for (String name :
                    sources().stream().map(ChangedNumbers::packageOf).distinct().toList()) {
                for (Map.Entry<String, Set<String>> each : named.of(name).entrySet()) {
                    if (!unchanged.passes(each.getKey(), each.getValue())) {
                        failing.add(each.getKey() + " " + each.getValue());
                    }
                }
            }
        }
        return failing;
    }

    private static String caughtBy(ChangedModule changed, NamedTests named, String packageName)
            throws ClassNotFoundException {
        for (Map.Entry<String, Set<String>> each : named.of(packageName).entrySet()) {
            if (changed.fails(each.getKey(), each.getValue())) {
                return simple(each.getKey());
            }
        }
        return "SURVIVED";
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    /** Sources that hold the numbers of rules. */
    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(ROOT.resolve("libs/" + module + "/src/main/java"))) {
                files.filter(ChangedNumbers::holdsNumbersOfRules).sorted().forEach(found::add);
            }
        }
        return found;
    }

    private static boolean holdsNumbersOfRules(Path file) {
        String name = file.getFileName().toString();
        return name.matches(".*(Parameters|Limits|BreakerOrders|HaltBounds|StateBounds)\\.java")
                && name.startsWith(SOURCES);
    }

    private static String packageOf(Path source) {
        String path = source.toString().replace('/', '.');
        String inPackage = path.substring(path.indexOf("io.eternalengine."), path.length() - ".java".length());
        return inPackage.substring(0, inPackage.lastIndexOf('.'));
    }

    private static List<Path> classPath() {
        return MODULES.stream()
                .flatMap(module -> Stream.of("classes", "test-classes")
                        .map(kind -> ROOT.resolve("libs/" + module + "/target/" + kind)))
                .toList();
    }
}
