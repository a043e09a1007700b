package io.eternalengine.simulator;

import io.eternalengine.logging.LogLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Finds the secret of the admin interface: given in the environment, in a file of its owner, or made for this run. */
final class AdminToken {

    private static final Logger LOG = Logger.getLogger(AdminToken.class);
    private static final int RANDOM_BYTES = 24;
    private static final Set<PosixFilePermission> OF_OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private AdminToken() {}

    /** The token itself, else what the file holds, else a new one in a new file that is named in the log. */
    static String of(Optional<String> token, Optional<String> file) {
        return token.orElseGet(() -> file.map(name -> read(Path.of(name))).orElseGet(AdminToken::ofThisRun));
    }

    private static String read(Path file) {
        try {
            var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (posix != null && posix.readAttributes().permissions().stream().anyMatch(OF_OTHERS::contains)) {
                throw new ConfigurationRefused("admin-token-file", file, "must be readable by its owner only");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new ConfigurationRefused("admin-token-file", file, "must be a file that can be read");
        }
    }

    private static String ofThisRun() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        try {
            // Made for its owner only.
            Path file = Files.createTempFile("bybit-simulator-admin-", ".token");
            file.toFile().deleteOnExit();
            Files.writeString(file, token);
            LogLine.of("admin-token").with("file", file).info(LOG);
        } catch (IOException e) {
            LogLine.of("admin-token-not-written").with("cause", e.getMessage()).warn(LOG);
        }
        return token;
    }
}
