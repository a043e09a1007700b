package io.eternalengine.local.fleet;

import io.eternalengine.local.processes.Refusal;
import io.eternalengine.local.processes.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The random secret with which the owner of a stack asks its parts for what nobody else may ask. */
public final class OperatorToken {
    private static final int RANDOM_BYTES = 24;

    private OperatorToken() {}

    /** Writes a new token to a file that only its owner may read. */
    public static String write(Path file) throws IOException {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = HexFormat.of().formatHex(random);
        StateDirectory.writeSecret(file, token);
        return token;
    }

    /**
     * The token of the stack that runs in a directory.
     *
     * @throws Refusal when it cannot be read
     */
    public static String read(StateDirectory directory) {
        try {
            return Files.readString(directory.operatorToken()).strip();
        } catch (IOException e) {
            throw new Refusal(
                    "The operator's token " + directory.operatorToken() + " cannot be read: " + e.getMessage());
        }
    }
}
