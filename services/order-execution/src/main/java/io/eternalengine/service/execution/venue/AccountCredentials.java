package io.eternalengine.service.execution.venue;

import io.eternalengine.bybit.BybitCredentials;
import io.eternalengine.domain.model.TextRules;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The API keys of all accounts, from a properties file. No message here shows a key or a secret. */
public final class AccountCredentials {
    private static final String KEY = ".key";
    private static final String SECRET = ".secret";
    private static final String USER_ID = ".uid";
    private static final int LONGEST_NAME_SHOWN = 40;

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private AccountCredentials() {}

    /**
     * Reads the file.
     *
     * @param accounts the accounts that there are
     * @param userIdsRequired whether each account must say which one it is at the exchange, as with real money
     * @throws IllegalArgumentException when it cannot be read, others than its owner can read it, it holds no account or one that there
     *     is not, an account lacks something, or two accounts share a key
     */
    public static SortedMap<String, AccountKey> read(Path file, Set<String> accounts, boolean userIdsRequired) {
        requireOwnersOnly(file);
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "credentialsFile is " + file + ": must be a readable properties file", e);
        }
        var credentials = new TreeMap<String, AccountKey>();
        for (String name : properties.stringPropertyNames()) {
            if (name.endsWith(KEY)) {
                String account = name.substring(0, name.length() - KEY.length());
                requireKnown(account, accounts, file);
                credentials.put(account, of(properties, account, file, userIdsRequired));
            }
        }
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException("credentialsFile is " + file
                    + ": must hold ACCOUNT.key and ACCOUNT.secret of at least one account");
        }
        requireOneKeyEach(credentials, file);
        return Collections.unmodifiableSortedMap(credentials);
    }

    private static void requireOwnersOnly(Path file) {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
            if (!OWNERS.containsAll(permissions)) {
                throw new IllegalArgumentException(
                        "credentialsFile is " + file + ": must be readable by its owner only," + " its permissions are "
                                + PosixFilePermissions.toString(permissions));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "credentialsFile is " + file + ": must be a readable properties file", e);
        } catch (UnsupportedOperationException e) {
            throw new IllegalArgumentException(
                    "credentialsFile is " + file + ": must be on a file system that knows whose a file is", e);
        }
    }

    private static void requireKnown(String account, Set<String> accounts, Path file) {
        if (!accounts.contains(account)) {
            throw new IllegalArgumentException("credentialsFile is " + file + ": holds a key of account "
                    + TextRules.printable(account, LONGEST_NAME_SHOWN) + ": must be one of "
                    + accounts.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static void requireOneKeyEach(SortedMap<String, AccountKey> credentials, Path file) {
        Map<String, String> owners = new HashMap<>();
        credentials.forEach((account, key) -> {
            String other = owners.put(key.credentials().key(), account);
            if (other != null) {
                throw new IllegalArgumentException(
                        "credentialsFile is " + file + ": must hold a key of its own for each" + " account, " + other
                                + " and " + account + " share one");
            }
        });
    }

    private static AccountKey of(Properties properties, String account, Path file, boolean userIdRequired) {
        String key = properties.getProperty(account + KEY, "");
        String secret = properties.getProperty(account + SECRET, "");
        if (key.isBlank() || secret.isBlank()) {
            throw new IllegalArgumentException(
                    "credentialsFile is " + file + ": must hold both key and secret of account " + account);
        }
        String userId = properties.getProperty(account + USER_ID, "").strip();
        if (userIdRequired && userId.isEmpty()) {
            throw new IllegalArgumentException("credentialsFile is " + file + ": must hold the user id of account "
                    + account + " at the exchange as " + account + USER_ID + " in live mode");
        }
        return new AccountKey(new BybitCredentials(key, secret), userId);
    }
}
