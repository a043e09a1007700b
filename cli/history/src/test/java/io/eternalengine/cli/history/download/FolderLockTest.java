package io.eternalengine.cli.history.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.eternalengine.local.processes.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    private Path folder;

    @Test
    void refusesASecondDownloadIntoOneFolder() throws IOException {
        Path out = folder.resolve("out");
        try (var _ = FolderLock.of(out)) {
            assertThatThrownBy(() -> FolderLock.of(out))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("another download is writing there");
        }
    }

    @Test
    void letsTheNextOneInAndLeavesNothing() throws IOException {
        Path out = folder.resolve("out");
        FolderLock.of(out).close();

        FolderLock.of(out).close();

        assertThat(out).isEmptyDirectory();
    }

    @Test
    void goesOnWhereAKilledDownloadLeftItsFile() throws IOException {
        Files.writeString(folder.resolve(".history.lock"), "");

        FolderLock.of(folder).close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void refusesWhatCannotBecomeAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("diary"), "today");

        assertThatThrownBy(() -> FolderLock.of(file.resolve("out")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("it must be a folder that can be written");
    }
}
