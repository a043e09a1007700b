package io.eternalengine.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the secret of the admin interface comes from. */
class AdminTokenTest {

    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private Path file(String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Test
    void readsAFileOfItsOwnerOnly() throws IOException {
        assertThat(AdminToken.of(Optional.empty(), Optional.of(file("rw-------").toString())))
                .isEqualTo(TOKEN);
        String readable = file("rw-r-----").toString();
        assertThatThrownBy(() -> AdminToken.of(Optional.empty(), Optional.of(readable)))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("must be readable by its owner only");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> AdminToken.of(
                        Optional.empty(), Optional.of(folder.resolve("none").toString())))
                .isInstanceOf(ConfigurationRefused.class)
                .hasMessageContaining("must be a file that can be read");
    }

    @Test
    void makesOneThatNobodyKnowsWhenNoneIsGiven() {
        assertThat(AdminToken.of(Optional.empty(), Optional.empty()))
                .matches("[0-9a-f]{48}")
                .isNotEqualTo(AdminToken.of(Optional.empty(), Optional.empty()));
    }
}
