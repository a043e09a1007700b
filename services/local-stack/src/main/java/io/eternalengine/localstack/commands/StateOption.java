package io.eternalengine.localstack.commands;

import java.nio.file.Path;
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
        return given != null ? given : defaultPath();
    }

    /** Unpacked programs, shared by all runs of this source tree. */
    Path binaries() {
        return defaultPath().resolve("binaries");
    }

    /** The project's root, as the front-door script states it. */
    static Path root() {
        return Path.of(System.getProperty("eternal.root", "")).toAbsolutePath().normalize();
    }

    private static Path defaultPath() {
        return root().resolve(".eternal");
    }
}
