package io.eternalengine.service.execution.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountCredentialsTest {
    private static final Set<String> ACCOUNTS = Set.of("A", "B");

    @TempDir
    private Path directory;

    @Test
    void readsAKeyForEachAccount() throws IOException {
        Path file = file("A.key=k1\nA.secret=s1\nB.key=k2\nB.secret=s2\nB.uid=42\n", "rw-------");

        var read = AccountCredentials.read(file, ACCOUNTS, false);

        assertThat(read.keySet()).containsExactly("A", "B");
        assertThat(read.values()).extracting(AccountKey::userId).containsExactly("", "42");
    }

    @Test
    void refusesAFileThatOthersCanRead() throws IOException {
        for (String permissions : new String[] {"rw-r--r--", "rw-r-----", "rw----r--", "rw--w----"}) {
            Path file = file("A.key=k1\nA.secret=s1\n", permissions);

            assertThatThrownBy(() -> AccountCredentials.read(file, ACCOUNTS, false))
                    .hasMessage("credentialsFile is " + file + ": must be readable by its owner only,"
                            + " its permissions are " + permissions);
        }
    }

    @Test
    void refusesAnAccountThatThereIsNot() throws IOException {
        Path file = file("A.key=k1\nA.secret=s1\nAA.key=the-key\nAA.secret=s2\n", "rw-------");

        assertThatThrownBy(() -> AccountCredentials.read(file, ACCOUNTS, false))
                .hasMessage("credentialsFile is " + file + ": holds a key of account AA: must be one of A, B")
                .hasMessageNotContaining("the-key");
    }

    @Test
    void refusesOneKeyForTwoAccounts() throws IOException {
        Path file = file("A.key=the-key\nA.secret=s1\nB.key=the-key\nB.secret=s1\n", "rw-------");

        assertThatThrownBy(() -> AccountCredentials.read(file, ACCOUNTS, false))
                .hasMessage("credentialsFile is " + file
                        + ": must hold a key of its own for each account, A and B share one")
                .hasMessageNotContaining("the-key");
    }

    @Test
    void mustSayWithRealMoneyWhoseKeyItIs() throws IOException {
        Path file = file("A.key=k1\nA.secret=s1\n", "r--------");

        assertThatThrownBy(() -> AccountCredentials.read(file, ACCOUNTS, true))
                .hasMessage("credentialsFile is " + file
                        + ": must hold the user id of account A at the exchange as A.uid in live mode");
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThatThrownBy(() -> AccountCredentials.read(directory.resolve("none"), ACCOUNTS, false))
                .hasMessageEndingWith("none: must be a readable properties file");
    }

    private Path file(String text, String permissions) throws IOException {
        Path file = Files.writeString(directory.resolve("keys-" + permissions), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
