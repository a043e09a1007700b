package io.eternalengine.local.fleet;

import io.eternalengine.local.fleet.operations.DesiredState;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Random API keys for the simulator and for those who trade on it, one for each account. */
final class VenueCredentials {
    private static final List<String> ACCOUNTS =
            Stream.concat(Stream.of("MASTER"), DesiredState.ACCOUNTS.stream()).toList();
    private static final SecureRandom RANDOM = new SecureRandom();

    private VenueCredentials() {}

    /** Writes a properties file that only its owner may read. */
    static Path write(StateDirectory directory) throws IOException {
        Path file = directory.venueCredentials();
        StringBuilder content = new StringBuilder();
        for (String account : ACCOUNTS) {
            content.append(account).append(".key=").append(random(9)).append('\n');
            content.append(account).append(".secret=").append(random(18)).append('\n');
        }
        StateDirectory.writeSecret(file, content.toString());
        return file;
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
