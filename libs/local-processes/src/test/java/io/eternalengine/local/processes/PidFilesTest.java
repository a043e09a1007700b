package io.eternalengine.local.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path state;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void endsAProgramThatAKilledRunLeft() throws IOException {
        // given
        Process left = start("-Deternal.state=" + state);
        files().write("risk", left.pid());

        // when and then
        assertThat(files().endLeftovers()).containsExactly("risk");
        assertThat(left.isAlive()).isFalse();
        assertThat(state.resolve("run")).isEmptyDirectory();
    }

    @Test
    void endsAProgramThatWasLeftInAFolderWithAnEqualsSignInItsName() throws IOException {
        // given
        state = Files.createDirectory(state.resolve("a=b"));
        Process pathOnly = start(state.resolve("redis.conf").toString());
        Process option = start("-Deternal.state=" + state);
        files().write("redis", pathOnly.pid());
        files().write("risk", option.pid());

        // when and then
        assertThat(files().endLeftovers()).containsExactlyInAnyOrder("redis", "risk");
    }

    @Test
    void leavesAProcessAloneThatGotTheIdOfOneThatHasEnded() throws IOException {
        // given
        Process another = start("-Deternal.state=" + state);
        String identity = ProcessIdentity.of(another.pid()).orElseThrow().toString();
        Files.createDirectories(state.resolve("run"));
        Files.writeString(state.resolve("run").resolve("risk.pid"), identity + "0");

        // when and then
        assertThat(files().endLeftovers()).isEmpty();
        assertThat(another.isAlive()).isTrue();
    }

    @Test
    void leavesAProcessAloneWhoseArgumentsOnlyContainTheName() throws IOException {
        // given
        Process editor = start("notes-on-" + state + ".txt", state + "-copy");
        files().write("risk", editor.pid());

        // when and then
        assertThat(files().endLeftovers()).isEmpty();
        assertThat(editor.isAlive()).isTrue();
    }

    @Test
    void believesNoFileThatNamesNoStart() throws IOException {
        // given
        Process process = start("-Deternal.state=" + state);
        Files.createDirectories(state.resolve("run"));
        Files.writeString(state.resolve("run").resolve("risk.pid"), Long.toString(process.pid()));

        // when and then
        assertThat(files().endLeftovers()).isEmpty();
        assertThat(process.isAlive()).isTrue();
    }

    private PidFiles files() {
        return new PidFiles(state.resolve("run"), state);
    }

    /** A process that waits, with some arguments. */
    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "sleep 60; true", "sh"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
