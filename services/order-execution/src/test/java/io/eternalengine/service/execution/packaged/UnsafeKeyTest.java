package io.eternalengine.service.execution.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import io.eternalengine.kit.configuration.Configured;
import io.eternalengine.kit.probe.PackagedService;
import io.eternalengine.service.execution.scene.Exchange;
import io.eternalengine.service.execution.scene.ExecutionScene;
import io.eternalengine.service.execution.scene.PackagedSimulator;
import io.eternalengine.service.execution.scene.SharedScene;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Keys that a thief could make more of than orders. */
@ExtendWith(SharedScene.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnsafeKeyTest {
    private final ExecutionScene scene;

    @TempDir
    private Path directory;

    UnsafeKeyTest(ExecutionScene scene) {
        this.scene = scene;
    }

    /** One journal has one service. */
    @BeforeAll
    void endTheSharedService() {
        scene.killService();
    }

    @AfterAll
    void startTheSharedService() {
        scene.startService();
    }

    @Test
    void refusesToStartWithAKeyThatMayWithdraw() throws IOException {
        assertRefused(
                List.of(scene.nextAccount(), Exchange.WITHDRAWS),
                Map.of(),
                "account WITHDRAWS: its API key may withdraw: must be able to read and trade only");
    }

    @Test
    void refusesToStartWithAKeyThatCanCloseNothing() throws IOException {
        assertRefused(
                List.of(Exchange.READ_ONLY),
                Map.of(),
                "account READ-ONLY: its API key may not trade: must be able to read and trade spot");
    }

    @Test
    void refusesAnotherVenuesNameBeforeItAsksAnything() throws IOException {
        Path credentials = credentials(List.of(scene.nextAccount()));
        assertExit(
                configuration(credentials, Map.of("eternal.venue.name", "bybit-lvie")),
                "Configuration refused: eternal.venue.name is bybit-lvie: must be one of bybit-live, bybit-demo,"
                        + " bybit-testnet, simulator");
        assertExit(
                configuration(credentials, Map.of("eternal.venue.name", "bybit-live")),
                "Configuration refused: eternal.venue.rest-url is http://"
                        + scene.venue().hostAndPort() + ": must be at a host of bybit-live");
    }

    @Test
    void refusesAKeyOfAnAccountThatThePortfolioDoesNotHave() throws IOException {
        Path credentials = credentials(List.of("CORE-HODLL"));
        var configuration = configuration(credentials, Map.of());
        configuration.remove("eternal.venue.accounts");
        assertExit(
                configuration,
                "Configuration refused: eternal.venue.credentials-file is " + credentials
                        + ": holds a key of account CORE-HODLL: must be one of CORE-HODL, FUNDING, MASTER, TACTICAL,"
                        + " TREND-1, TREND-2");
    }

    @Test
    void refusesKeysThatOthersCanRead() throws IOException {
        Path credentials = credentials(List.of(scene.nextAccount()));
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
        assertExit(
                configuration(credentials, Map.of()),
                "Configuration refused: eternal.venue.credentials-file is " + credentials
                        + ": must be readable by its owner only");
    }

    private void assertRefused(List<String> accounts, Map<String, String> changes, String sentence) throws IOException {
        Path credentials = credentials(accounts);
        assertExit(
                configuration(credentials, changes),
                "Configuration refused: eternal.venue.credentials-file is " + credentials + ": " + sentence);
    }

    private Path credentials(List<String> accounts) throws IOException {
        Path credentials =
                Files.writeString(directory.resolve("keys.properties"), PackagedSimulator.credentials(accounts));
        return Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
    }

    private Map<String, String> configuration(Path credentials, Map<String, String> changes) {
        var configuration = new HashMap<>(scene.configuration());
        configuration.put("eternal.venue.credentials-file", credentials.toString());
        configuration.putAll(changes);
        return configuration;
    }

    private static void assertExit(Map<String, String> configuration, String sentence) {
        try (var service = PackagedService.start(configuration)) {
            assertThat(service.awaitExit()).isEqualTo(Configured.EXIT_CODE);
            assertThat(service.output()).contains(sentence).doesNotContain("demo-secret");
        }
    }
}
