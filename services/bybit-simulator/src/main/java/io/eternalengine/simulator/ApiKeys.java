package io.eternalengine.simulator;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The API keys that the venue knows, and the account that each belongs to. */
public final class ApiKeys {

    /** The account above the sub-accounts. */
    public static final String MASTER = "MASTER";

    private static final String DEMO_KEY = "demo-key";
    private static final String DEMO_SECRET = "demo-secret";

    /** A key; what proves its holder appears in no text that this type makes. */
    public record ApiKey(String account, String key, KeyProof proof, KeyRights rights) {
        @Override
        public String toString() {
            return "ApiKey[account=" + account + ", key=" + key + "]";
        }
    }

    private final Map<String, ApiKey> byKey = new HashMap<>();

    private ApiKeys(List<ApiKey> keys) {
        keys.forEach(key -> byKey.put(key.key(), key));
    }

    /** The key's entry, if there is one. */
    public Optional<ApiKey> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Well-known keys: demo-key for the master, demo-key-NAME for each account, secrets alike. */
    public static ApiKeys wellKnown(List<String> accounts) {
        return new ApiKeys(accounts.stream().map(ApiKeys::wellKnown).toList());
    }

    private static ApiKey wellKnown(String account) {
        return account.equals(MASTER)
                ? new ApiKey(account, DEMO_KEY, new KeyProof.Secret(DEMO_SECRET), KeyRights.TRADING)
                : new ApiKey(
                        account,
                        DEMO_KEY + "-" + account,
                        new KeyProof.Secret(DEMO_SECRET + "-" + account),
                        KeyRights.TRADING);
    }

    /**
     * Reads {@code NAME.key} and {@code NAME.secret} for each account from a properties file; the master may lack them.
     * {@code NAME.public-key} with an RSA key in PEM may stand instead of the secret. {@code
     * NAME.read-only}, {@code NAME.permissions}, {@code NAME.ips} and {@code NAME.expires} may limit what the key may do.
     */
    public static ApiKeys read(Path file, List<String> accounts) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new ConfigurationRefused("credentials-file", file, "must be a properties file that can be read");
        }
        return new ApiKeys(accounts.stream()
                .filter(account -> !account.equals(MASTER) || properties.containsKey(MASTER + ".key"))
                .map(account -> new ApiKey(
                        account,
                        required(properties, file, account + ".key"),
                        proof(properties, file, account),
                        rights(properties, file, account)))
                .toList());
    }

    private static KeyProof proof(Properties properties, Path file, String account) {
        String publicKey = optional(properties, account + ".public-key");
        String secret = optional(properties, account + ".secret");
        if (publicKey.isEmpty() == secret.isEmpty()) {
            throw new ConfigurationRefused(
                    "credentials-file", file, "must name either " + account + ".secret or " + account + ".public-key");
        }
        try {
            return publicKey.isEmpty() ? new KeyProof.Secret(secret) : KeyProof.RsaPublicKey.parse(publicKey);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationRefused("credentials-file", file, account + ": " + e.getMessage());
        }
    }

    private static KeyRights rights(Properties properties, Path file, String account) {
        try {
            return KeyRights.parse(
                    optional(properties, account + ".read-only"),
                    optional(properties, account + ".permissions"),
                    optional(properties, account + ".ips"),
                    optional(properties, account + ".expires"));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationRefused("credentials-file", file, account + ": " + e.getMessage());
        }
    }

    private static String optional(Properties properties, String name) {
        return properties.getProperty(name, "").strip();
    }

    private static String required(Properties properties, Path file, String name) {
        String value = properties.getProperty(name, "").strip();
        if (value.isEmpty()) {
            throw new ConfigurationRefused("credentials-file", file, "must name " + name);
        }
        return value;
    }
}
