package io.eternalengine.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.local.processes.Child;
import io.eternalengine.local.processes.Children;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** PostgreSQL refuses root; each way around that which this machine offers must work. */
class PostgresUserTest {
    private static final Path BINARIES = Path.of(System.getProperty("eternal.root", "../.."), ".eternal", "binaries")
            .toAbsolutePath();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    static Stream<PostgresUser> usersOfThisMachine() {
        return Stream.of(PostgresUser.values()).filter(PostgresUser::isAvailable);
    }

    @ParameterizedTest
    @MethodSource("usersOfThisMachine")
    void startsAgainWithTheDataThatItLeft(PostgresUser user) {
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        PostgresPart postgres = new PostgresPart(directory, new BinaryCache(BINARIES), user);
        for (int run = 1; run <= 2; run++) {
            try (Children children = new Children(directory, _ -> {})) {
                Child child = children.start(List.of(postgres)).getFirst();
                child.awaitReady();
                assertThat(child.restarts()).isZero();
            }
        }
        directory.removeData();
    }

    @ParameterizedTest
    @MethodSource("usersOfThisMachine")
    void neverUsesAFolderOfAForeseeableNameAmongTheTemporaryOnes(PostgresUser user) throws IOException {
        // given
        StateDirectory directory = StateDirectory.prepare(folder.resolve("state"));
        Path planted = Path.of(
                System.getProperty("java.io.tmpdir"),
                "eternal-postgres-"
                        + Integer.toHexString(directory.postgres().toString().hashCode()));
        Files.createDirectory(planted);
        try {
            // when
            Path home = user.reachableHome(directory);

            // then
            boolean elsewhere = !home.equals(directory.postgres());
            assertThat(home).isNotEqualTo(planted);
            assertThat(elsewhere).isEqualTo(user == PostgresUser.NOBODY);
            // Its owner's alone, but for the way through it.
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(elsewhere ? home : directory.path())))
                    .isEqualTo(elsewhere ? "rwx--x--x" : "rwx------");
            assertThat(user.reachableHome(directory)).isEqualTo(home);
            directory.removeData();
            assertThat(home).doesNotExist();
        } finally {
            Files.delete(planted);
        }
    }
}
