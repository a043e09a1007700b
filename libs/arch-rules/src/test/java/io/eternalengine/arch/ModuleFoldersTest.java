package io.eternalengine.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tree answers where something is. */
class ModuleFoldersTest {
    private static final Path ROOT = Path.of(System.getProperty("eternal.root"));
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

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

    @Test
    void everyModuleSaysWhatItIsHowItIsConfiguredAndHowToChangeIt() throws IOException {
        for (String module : modules()) {
            assertThat(missingInReadme(ROOT.resolve(module))).as(module).isEmpty();
        }
    }

    @Test
    void theMapOfModulesNamesEveryModule() throws IOException {
        String map = Files.readString(ROOT.resolve("docs/architecture.md"));

        assertThat(modules()).allSatisfy(module -> assertThat(map).contains("`" + module + "`"));
    }

    @Test
    void aModuleWithoutAReadmeOrAPartOfItIsFound(@TempDir Path module) throws IOException {
        assertThat(missingInReadme(module)).containsExactly("README.md");

        Files.writeString(module.resolve("README.md"), "# A module\n\nFor nobody.\n\n## Configuration\n\nNone.\n");

        assertThat(missingInReadme(module)).containsExactly("## Changing it");
    }

    /** The modules that the reactor builds, as paths below the root. */
    private static List<String> modules() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(modules).isNotEmpty();
        return modules;
    }

    private static List<String> missingInReadme(Path module) throws IOException {
        Path readme = module.resolve("README.md");
        if (!Files.exists(readme)) {
            return List.of("README.md");
        }
        List<String> lines = Files.readAllLines(readme);
        return Stream.of("## Configuration", "## Changing it")
                .filter(part -> !lines.contains(part))
                .toList();
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
