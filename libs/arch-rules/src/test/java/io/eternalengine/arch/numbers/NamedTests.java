package io.eternalengine.arch.numbers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The tests that {@code docs/rules.md} names; without those that play lives of their own numbers with bands and without. */
final class NamedTests {
    private static final Pattern TEST = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*Test)(?:\\.([a-z]\\w*))?`");

    private final Map<String, Set<String>> methodsByClass = new LinkedHashMap<>();

    private NamedTests() {}

    static NamedTests of(Path root) throws IOException {
        var named = new NamedTests();
        var tests = TEST.matcher(Files.readString(root.resolve("docs/rules.md")));
        while (tests.find()) {
            Set<String> methods = named.methodsByClass.computeIfAbsent(
                    "io.eternalengine." + tests.group(1), k -> new LinkedHashSet<>());
            methods.add(tests.group(2) == null ? "" : tests.group(2));
        }
        return named;
    }

    /** Test classes of a package, each with the methods that are named; an empty one stands for all of them. */
    Map<String, Set<String>> of(String packageName) {
        Map<String, Set<String>> own = new LinkedHashMap<>();
        methodsByClass.forEach((name, methods) -> {
            if (name.substring(0, name.lastIndexOf('.')).equals(packageName) && !name.endsWith("BandsTest")) {
                own.put(name, methods);
            }
        });
        return own;
    }
}
