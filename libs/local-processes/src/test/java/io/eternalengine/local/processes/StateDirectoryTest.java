package io.eternalengine.local.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateDirectoryTest {
    private static final int NOBODY = 65534;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void refusesAFolderThatSomebodyElseKeepsFilesIn() throws IOException {
        // given
        Path thesis = folder.resolve("kafka").resolve("my-thesis.txt");
        Files.createDirectories(thesis.getParent());
        Files.writeString(thesis, "years of work");

        // when and then
        assertThatThrownBy(() -> StateDirectory.prepare(folder))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is not empty and was not made by './eternal'");
        assertThat(thesis).hasContent("years of work");
    }

    @Test
    void neitherRemovesNorBelievesWhatIsInAFolderThatItDidNotMake() throws IOException {
        // given
        Path dump = folder.resolve("redis").resolve("dump.rdb");
        Files.createDirectories(dump.getParent());
        Files.writeString(dump, "somebody's data");
        StateDirectory directory = new StateDirectory(folder);

        // when
        directory.removeData();
        directory.remove();

        // then
        assertThat(directory.hasData()).isFalse();
        assertThat(dump).hasContent("somebody's data");
    }

    @Test
    void aRemovedFolderKeepsTheJdkThatWasFetchedIntoIt() throws IOException {
        // given
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        Path program = directory.path().resolve("jdk/some-jdk/bin/java");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "fetched");
        Files.createDirectories(directory.kafka());

        // when
        directory.remove();

        // then
        assertThat(program).hasContent("fetched");
        assertThat(directory.kafka()).doesNotExist();
        assertThat(directory.logs()).doesNotExist();
        assertThat(directory.isOurs()).as("the next run takes it again").isTrue();

        // and without a JDK all is gone
        OwnFolder.removeTree(directory.path().resolve("jdk"));
        directory.remove();
        assertThat(directory.path()).doesNotExist();
    }

    @Test
    void removesWhatAnEarlierRunLeftInItsOwnFolder() throws IOException {
        // given
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        Files.createDirectories(directory.kafka());
        Files.writeString(directory.kafka().resolve("log"), "");
        StateDirectory.writeSecret(directory.venueCredentials(), "secret");
        assertThat(directory.hasData()).isTrue();

        // when
        StateDirectory.prepare(directory.path()).clearForNewFleet();

        // then
        assertThat(directory.hasData()).isFalse();
        assertThat(directory.logs()).isDirectory();
    }

    @Test
    void letsOnlyItsOwnerIn() throws IOException {
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
                .isEqualTo("rwx------");
    }

    @Test
    void removesOnlyThatFolderElsewhereWhichItMade() throws IOException {
        // given
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        Path foreign = Files.createDirectory(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("file"), "");
        Path own = folder.resolve("own");
        OwnFolder.claim(own);

        // when
        directory.rememberPostgresElsewhere(foreign);
        directory.removeData();
        directory.rememberPostgresElsewhere(own);
        directory.removeData();

        // then
        assertThat(foreign.resolve("file")).exists();
        assertThat(own).doesNotExist();
    }

    @Test
    void aMarkedFolderOfAnotherUserIsNotOurs() throws IOException {
        // given
        Path theirs = folder.resolve("theirs");
        OwnFolder.claim(theirs);
        assertThat(OwnFolder.isOurs(theirs)).isTrue();

        // when it is somebody else's with all that is in it, or, where only root could do that, one of root's
        if (Launcher.isRoot()) {
            Files.setAttribute(theirs.resolve(OwnFolder.MARKER), "unix:uid", NOBODY);
            Files.setAttribute(theirs, "unix:uid", NOBODY);
        } else {
            theirs = Path.of("/");
        }

        // then
        assertThat(OwnFolder.isOurs(theirs)).isFalse();
    }

    @Test
    void aLockOutlivesTheRemovalOfTheData() throws IOException {
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        try (FileLock _ = directory.reserve()) {
            directory.removeData();

            assertThatThrownBy(directory::reserve)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("already running in " + directory.path());
        }
    }

    @Test
    void twoStartsAtOnceExcludeEachOther() throws IOException {
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        try (FileLock _ = directory.reserveStart()) {
            assertThatThrownBy(directory::reserveStart)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Another './eternal up' is starting a fleet");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\nb", "a\u001bb"})
    void refusesANameThatNoConfigurationFileTakes(String name) {
        assertThatThrownBy(() -> StateDirectory.prepare(folder.resolve(name)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("must hold no comma and no control character");
    }
}
