package io.eternalengine.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree answers where something is. */
class ModuleFoldersTest {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));

    @Test
    void whatStandsInServicesIsAServiceAndNoServiceStandsElsewhere() throws IOException {
        assertThat(modulesWith(ROOT.resolve("services"), false)).isEmpty();
        assertThat(modulesWith(ROOT.resolve("libs"), true)).isEmpty();
        assertThat(modulesWith(ROOT.resolve("cli"), true)).isEmpty();
    }

    @Test
    void aLibraryAmongServicesIsFound(@TempDir Path folder) throws IOException {
        Path library = Files.createDirectory(folder.resolve("library"));
        Files.writeString(library.resolve("pom.xml"), "<artifactId>maven-jar-plugin</artifactId>");
        Path service = Files.createDirectory(folder.resolve("service"));
        Files.writeString(service.resolve("pom.xml"), "<artifactId>quarkus-maven-plugin</artifactId>");

        assertThat(modulesWith(folder, false)).containsExactly("library");
        assertThat(modulesWith(folder, true)).containsExactly("service");
    }

    /** The modules of a folder that are Quarkus applications, or are none. */
    private static List<String> modulesWith(Path folder, boolean application) throws IOException {
        try (Stream<Path> modules = Files.list(folder)) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .filter(module -> isApplication(module) == application)
                    .map(module -> module.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static boolean isApplication(Path module) {
        try {
            return Files.readString(module.resolve("pom.xml"))
                    .contains("<artifactId>quarkus-maven-plugin</artifactId>");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
