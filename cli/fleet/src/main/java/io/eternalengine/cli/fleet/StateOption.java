package io.eternalengine.cli.fleet;

import io.eternalengine.local.processes.OwnFolder;
import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the stack keeps its state; shared by the verbs. */
final class StateOption {
    @Option(
            names = "--state-dir",
            paramLabel = "DIR",
            description = "Folder for data, logs and addresses (default: .eternal in the project's root).")
    private @Nullable Path stateDirectory;

    Path path() {
        Path given = stateDirectory;
        return given != null ? given : home();
    }

    /** The directory as it is, without making it. */
    StateDirectory directory() {
        return new StateDirectory(path());
    }

    /**
     * The directory of the fleet that runs: the one that was named, else the default one, else that of the only demo or
     * benchmark that runs.
     *
     * @throws Refusal when several run and none was named
     */
    StateDirectory directoryOfRunningFleet() {
        StateDirectory byDefault = directory();
        if (stateDirectory != null || byDefault.isReserved()) {
            return byDefault;
        }
        List<StateDirectory> running = runsBelow(home());
        if (running.size() > 1) {
            throw new Refusal("Several fleets run: name one of them with --state-dir: "
                    + running.stream()
                            .map(directory -> directory.path().toString())
                            .collect(Collectors.joining(", ")));
        }
        return running.isEmpty() ? byDefault : running.getFirst();
    }

    private static List<StateDirectory> runsBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(OwnFolder::isOurs)
                    .sorted()
                    .map(StateDirectory::new)
                    .filter(StateDirectory::isReserved)
                    .toList();
        } catch (IOException e) {
            throw new Refusal("The folder " + folder + " cannot be read: " + e.getMessage());
        }
    }

    /** Unpacked programs, shared by all runs of this source tree. */
    static Path binaries() {
        return home().resolve("binaries");
    }

    /** Everything that running leaves in the source tree. */
    static Path home() {
        return root().resolve(".eternal");
    }

    /** The project's root, as the front-door script states it. */
    static Path root() {
        return Path.of(System.getProperty("eternal.root", "")).toAbsolutePath().normalize();
    }
}
