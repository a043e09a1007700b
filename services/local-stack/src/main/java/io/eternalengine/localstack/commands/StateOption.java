package io.eternalengine.localstack.commands;

import io.eternalengine.localstack.StateDirectory;
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
        return given != null ? given : home();
    }

    /** The directory as it is, without making it. */
    StateDirectory directory() {
        return new StateDirectory(path());
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
