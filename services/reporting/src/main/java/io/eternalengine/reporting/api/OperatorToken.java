package io.eternalengine.reporting.api;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The secret of those who may change something; nobody may where none is configured. */
@Singleton
final class OperatorToken {
    static final int LEAST_LENGTH = 16;

    private static final String BEARER = "Bearer ";

    private final Optional<String> token;

    /**
     * @param token the secret itself
     * @param file where it stands, if not in the configuration
     * @throws IllegalArgumentException when the file cannot be read or the secret is short
     */
    OperatorToken(
            @ConfigProperty(name = "eternal.reporting.operator-token") Optional<String> token,
            @ConfigProperty(name = "eternal.reporting.operator-token-file") Optional<Path> file) {
        this.token = token.or(() -> file.map(OperatorToken::read));
        if (this.token.isPresent() && this.token.get().length() < LEAST_LENGTH) {
            throw new IllegalArgumentException(
                    "eternal.reporting.operator-token: must have at least " + LEAST_LENGTH + " characters");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "eternal.reporting.operator-token-file = " + file + ": must be a file that can be read", e);
        }
    }

    /** Whether the value of the header Authorization names it. */
    boolean isKnownBy(@Nullable String authorization) {
        return token.isPresent()
                && authorization != null
                && authorization.startsWith(BEARER)
                && MessageDigest.isEqual(
                        authorization.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8),
                        token.get().getBytes(StandardCharsets.UTF_8));
    }
}
