package io.eternalengine.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes without end does not fill the disk, and what it wrote last is still there. */
class LogRotationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void aLogThatGrewTooLargeIsCopiedAsideAndEmptied() throws Exception {
        Path log = folder.resolve("writer.log");
        Process writer = Launcher.start(List.of("sh", "-c", "echo first; sleep 60"), Map.of(), log);
        try {
            awaitSize(log, 6);
            var rotation = new LogRotation(5);
            rotation.follow(log);

            rotation.rotateAll();

            assertThat(LogRotation.olderOf(log)).hasContent("first");
            assertThat(log).isEmptyFile();
        } finally {
            writer.destroyForcibly();
        }
    }

    @Test
    void whatIsAppendedAfterwardsStandsAtTheBeginning() throws IOException {
        Path log = Files.writeString(folder.resolve("risk.log"), "0123456789");
        var rotation = new LogRotation(5);
        rotation.follow(log);
        try (var open = Files.newBufferedWriter(log, java.nio.file.StandardOpenOption.APPEND)) {
            rotation.rotateAll();
            open.write("after");
        }

        assertThat(log).hasContent("after");
        rotation.rotateAll();
        assertThat(LogRotation.olderOf(log)).hasContent("0123456789");
    }

    private static void awaitSize(Path log, long size) throws IOException, InterruptedException {
        while (!Files.exists(log) || Files.size(log) < size) {
            Thread.sleep(20);
        }
    }
}
