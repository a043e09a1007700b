package io.eternalengine.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The compiled classes of every module of the reactor. */
final class Codebase {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));

    private Codebase() {}

    static JavaClasses compiled() {
        return new ClassFileImporter().importPaths(classFolders());
    }

    private static List<Path> classFolders() {
        return Stream.concat(
                        Stream.of(ROOT.resolve("shared-schemas")),
                        Stream.of("libs", "services", "cli").flatMap(folder -> modulesIn(ROOT.resolve(folder))))
                .filter(module -> Files.isDirectory(module.resolve("src/main/java")))
                .map(Codebase::compiledOf)
                .toList();
    }

    private static Stream<Path> modulesIn(Path folder) {
        try (Stream<Path> modules = Files.list(folder)) {
            return modules.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the modules in " + folder, e);
        }
    }

    private static Path compiledOf(Path module) {
        Path classes = module.resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException("module " + ROOT.relativize(module)
                    + " is not compiled, so its rules cannot be checked: build all modules, ./mvnw verify");
        }
        return classes;
    }
}
