package io.eternalengine.local.infrastructure;

import io.eternalengine.local.processes.Launcher;
import io.eternalengine.local.processes.OwnFolder;
import io.eternalengine.local.processes.StackFailure;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * As whom PostgreSQL's programs run. They refuse root, so a stack that runs as root starts them in a user namespace,
 * where its files stay its own; or, where namespaces are forbidden (as in most containers), as the user "nobody".
 */
enum PostgresUser {
    SELF(List.of()),
    NAMESPACE(List.of("unshare", "-U")),
    NOBODY(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));

    private static final String NOBODY_IDS = "65534:65534";

    private final List<String> prefix;

    PostgresUser(List<String> prefix) {
        this.prefix = prefix;
    }

    static PostgresUser choose() {
        for (PostgresUser user : values()) {
            if (user.isAvailable()) {
                return user;
            }
        }
        throw new StackFailure("PostgreSQL does not run as root, and neither 'unshare -U' nor 'setpriv' (package"
                + " util-linux) can start it as somebody else: run ./eternal as an ordinary user");
    }

    /** Whether this machine, and whoever runs this process, allow it. */
    boolean isAvailable() {
        return this == SELF ? !Launcher.isRoot() : Launcher.isRoot() && canRun("true");
    }

    /** The command as this user, for a program that ends by itself. */
    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(program);
        return command;
    }

    /** The command as this user, for a server that must not outlive this process. */
    List<String> serverCommand(List<String> program) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(Launcher.parentDeathSignal());
        command.addAll(program);
        return command;
    }

    /** Whether this user can enter the folder. */
    boolean reaches(Path folder) {
        return this != NOBODY || canRun("test", "-x", folder.toString());
    }

    /** Hands an existing folder over, where this user is somebody else. */
    void own(Path folder) throws IOException {
        if (this == NOBODY && !run(List.of("chown", "-R", NOBODY_IDS, folder.toString()))) {
            throw new IOException("Cannot give " + folder + " to the user that PostgreSQL runs as");
        }
    }

    /**
     * A folder for PostgreSQL's files that this user can reach: the state directory's, else one of a name that nobody can
     * foresee among the system's temporary ones. There it is ours, and this user may only pass through it.
     */
    Path reachableHome(StateDirectory directory) throws IOException {
        Files.createDirectories(directory.postgres());
        if (reaches(directory.postgres())) {
            return directory.postgres();
        }
        Optional<Path> known = directory.postgresElsewhere();
        Path home = known.isPresent() ? known.get() : Files.createTempDirectory("eternal-postgres-");
        OwnFolder.claim(home);
        OwnFolder.restrict(home, "rwx--x--x");
        directory.rememberPostgresElsewhere(home);
        return home;
    }

    private boolean canRun(String... program) {
        return run(command(List.of(program)));
    }

    private static boolean run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
