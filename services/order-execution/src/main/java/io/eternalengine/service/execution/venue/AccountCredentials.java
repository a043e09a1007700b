package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.BybitCredentials;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** The API keys of all accounts, from a properties file. No message here shows a key or a secret. */
public final class AccountCredentials {
    private static final String KEY = ".key";
    private static final String SECRET = ".secret";

    private AccountCredentials() {}

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException when it cannot be read, holds no account, or an account lacks its key or secret
     */
    public static SortedMap<String, BybitCredentials> read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "credentialsFile is " + file + ": must be a readable properties file", e);
        }
        var credentials = new TreeMap<String, BybitCredentials>();
        for (String name : properties.stringPropertyNames()) {
            if (name.endsWith(KEY)) {
                String account = name.substring(0, name.length() - KEY.length());
                credentials.put(account, of(properties, account, file));
            }
        }
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException("credentialsFile is " + file
                    + ": must hold ACCOUNT.key and ACCOUNT.secret of at least one account");
        }
        return Collections.unmodifiableSortedMap(credentials);
    }

    private static BybitCredentials of(Properties properties, String account, Path file) {
        String key = properties.getProperty(account + KEY, "");
        String secret = properties.getProperty(account + SECRET, "");
        if (key.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException(
                    "credentialsFile is " + file + ": must hold both key and secret of account " + account);
        }
        return new BybitCredentials(key, secret);
    }
}
