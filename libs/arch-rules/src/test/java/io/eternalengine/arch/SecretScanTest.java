package io.eternalengine.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret stands in a file of the project, and one that stood there would be found. */
class SecretScanTest {
    /** Put together here, so that this file holds none. */
    private static final List<String> PLANTED = List.of(
            "-----BEGIN RSA " + "PRIVATE KEY-----\nMIIEowIBAAKCAQEA",
            "aws.key = " + "AKIA" + "1234567890ABCDEF",
            "eternal.venue.secret" + "=" + "abcdefghijklmnopqrstuvwxyz0123456789");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void noFileOfTheProjectHoldsASecret() throws Exception {
        // given
        List<Path> files = SecretScan.filesOfTheProject();
        // when
        String findings = SecretScan.findings(files);
        // then
        assertThat(files).as("files of the project").hasSizeGreaterThan(500);
        assertThat(findings).isEmpty();
    }

    @Test
    void sourcesWithoutGitAreScannedButForWhatGitWouldIgnore() throws Exception {
        // given
        Path names = Files.writeString(folder.resolve(".gitignore"), "target/\n*.iml\n");
        Path source =
                Files.writeString(Files.createDirectories(folder.resolve("src")).resolve("a.txt"), "a");
        Files.writeString(Files.createDirectories(folder.resolve("src/target")).resolve("b.txt"), "b");
        Files.writeString(folder.resolve("c.iml"), "c");

        // when
        List<Path> files = SecretScan.filesOf(folder);

        // then
        assertThat(files).containsExactlyInAnyOrder(names, source);
    }

    @Test
    void aPlantedSecretOfEachKindIsFound() throws Exception {
        for (int kind = 0; kind < PLANTED.size(); kind++) {
            // given
            Path file = Files.writeString(folder.resolve("planted-" + kind + ".txt"), PLANTED.get(kind));
            // when
            String findings = SecretScan.findings(List.of(file));
            // then
            assertThat(findings).as("kind %d", kind).contains(file.getFileName().toString(), "error");
        }
    }
}
